package io.sotto.simulation.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sotto.model.InvalidInputException;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Normalisation;
import io.sotto.simulation.partition.PartitionRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A scenario as YAML: one key a component, in kebab-case. Keys that are missing keep another scenario's values. */
public final class ScenarioFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addMixIn(Architecture.class, Worded.class)
            .addMixIn(Normalisation.class, Worded.class)
            .addMixIn(EngineChoice.class, Worded.class)
            .addMixIn(SecureAggregation.class, Worded.class)
            .addMixIn(PartitionRule.class, WordedRule.class)
            .build();

    private ScenarioFile() {}

    /** The complete scenario as YAML text. */
    public static String toYaml(Scenario scenario) {
        try {
            return YAML.writeValueAsString(scenario);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a scenario is plain values", e);
        }
    }

    /** The scenario's values in words, by their keys; those that are not set are left out. */
    public static Map<String, String> settings(Scenario scenario) {
        ObjectNode tree = YAML.valueToTree(scenario);
        Map<String, String> settings = new LinkedHashMap<>();
        tree.fields().forEachRemaining(entry -> {
            if (!entry.getValue().isNull()) {
                settings.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return settings;
    }

    /**
     * Reads a file.
     *
     * @param standard gives the values of keys that the file does not have
     * @throws InvalidInputException if it cannot be read, is not YAML, has an unknown key or a value that does not fit
     */
    public static Scenario read(Path file, Scenario standard) {
        JsonNode tree;
        try {
            tree = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "%s, line %d: expected YAML, found: %s"
                            .formatted(
                                    file,
                                    e.getLocation().getLineNr(),
                                    e.getOriginalMessage().replaceAll("\\s+", " ")),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(file, e), e);
        }
        if (!(tree instanceof ObjectNode keys)) {
            throw new InvalidInputException("%s: expected lines of the form key: value".formatted(file));
        }
        return merged(keys, standard, file + ": ");
    }

    /**
     * Replaces some values of a scenario.
     *
     * @param values by key, such as {@code local-epochs}
     * @throws InvalidInputException if a key is unknown or a value does not fit
     */
    public static Scenario with(Scenario scenario, Map<String, ?> values) {
        return merged(YAML.valueToTree(values), scenario, "");
    }

    /** The first key in which two scenarios differ, and both values; keys that do not change the result are ignored. */
    public static Optional<String> difference(Scenario before, Scenario now) {
        ObjectNode one = YAML.valueToTree(before);
        ObjectNode other = YAML.valueToTree(now);
        return StreamSupport.stream(((Iterable<String>) one::fieldNames).spliterator(), false)
                .filter(key -> !key.equals("workers") && !one.get(key).equals(other.get(key)))
                .map(key -> "%s was %s and is %s now"
                        .formatted(key, one.get(key).asText(), other.get(key).asText()))
                .findFirst();
    }

    private static Scenario merged(ObjectNode values, Scenario standard, String place) {
        ObjectNode tree = YAML.valueToTree(standard);
        values.fieldNames().forEachRemaining(key -> requireKnown(tree, key, place));
        tree.setAll(values);
        try {
            return YAML.treeToValue(tree, Scenario.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(place + reason(e, tree), e);
        }
    }

    private static void requireKnown(ObjectNode tree, String key, String place) {
        if (!tree.has(key)) {
            String known = StreamSupport.stream(((Iterable<String>) tree::fieldNames).spliterator(), false)
                    .collect(Collectors.joining(", "));
            throw new InvalidInputException("%sunknown key '%s': expected one of %s".formatted(place, key, known));
        }
    }

    private static String reason(JsonProcessingException failure, ObjectNode tree) {
        if (failure.getCause() instanceof IllegalArgumentException refused) {
            return Objects.requireNonNullElse(refused.getMessage(), "a value does not fit");
        }
        if (failure instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            String key = mismatch.getPath().get(0).getFieldName();
            return "%s %s: expected %s".formatted(key, tree.get(key), expected(mismatch.getTargetType()));
        }
        return failure.getOriginalMessage();
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> YAML.valueToTree(constant).asText())
                    .collect(Collectors.joining(", "));
        }
        return Map.of(boolean.class, "true or false", int.class, "a whole number", long.class, "a whole number")
                .getOrDefault(type, "a number");
    }

    /** Values that have a word of their own are written as that word. */
    private interface Worded {
        @JsonValue
        String word();
    }

    private interface WordedRule extends Worded {
        @JsonCreator
        static PartitionRule parse(String word) {
            throw new UnsupportedOperationException("names PartitionRule.parse of '%s'".formatted(word));
        }
    }
}
