package io.sotto.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings as YAML: a line a key, in the words of the options without their hyphens in front. */
final class SettingsFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private SettingsFile() {}

    /**
     * Reads a file; keys that it does not have keep their standard.
     *
     * @throws InvalidInputException if it cannot be read, is not YAML, or has an unknown key or a value of another kind
     */
    static Settings read(Path file) {
        JsonNode tree;
        try {
            tree = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "%s, line %d: expected YAML: %s"
                            .formatted(file, e.getLocation().getLineNr(), firstLine(e.getOriginalMessage())),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(file, e), e);
        }
        if (tree.isMissingNode()) {
            return Settings.standard();
        }
        if (!(tree instanceof ObjectNode values)) {
            throw new InvalidInputException("%s: expected lines of the form key: value".formatted(file));
        }
        return merged(Settings.standard(), values, file + ": ");
    }

    /** Replaces some values, given by key. */
    static Settings with(Settings settings, Map<String, ?> values) {
        return merged(settings, YAML.valueToTree(values), "");
    }

    /** The standard value of a key; null if it has none. */
    static @Nullable String standard(String key) {
        JsonNode value = YAML.valueToTree(Settings.standard()).get(key);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static Settings merged(Settings settings, ObjectNode values, String place) {
        ObjectNode tree = YAML.valueToTree(settings);
        List<String> known = new ArrayList<>();
        tree.fieldNames().forEachRemaining(known::add);
        values.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new InvalidInputException(
                        "%sunknown key '%s': expected one of %s".formatted(place, key, String.join(", ", known)));
            }
        });
        tree.setAll(values);
        try {
            return YAML.treeToValue(tree, Settings.class);
        } catch (MismatchedInputException e) {
            String key = e.getPath().isEmpty() ? "" : e.getPath().get(0).getFieldName();
            throw new InvalidInputException(
                    "%s%s %s: expected %s".formatted(place, key, tree.get(key), kind(e.getTargetType())), e);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(place + firstLine(e.getOriginalMessage()), e);
        }
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class) {
            return "a whole number";
        }
        return type == boolean.class ? "true or false" : "a number";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
