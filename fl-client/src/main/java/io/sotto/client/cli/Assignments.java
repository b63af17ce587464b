package io.sotto.client.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sotto.client.companion.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Names and what they shall be from now on. */
final class Assignments {
    private static final JsonMapper JSON = new JsonMapper();

    @Parameters(
            index = "0+",
            paramLabel = "NAME=VALUE",
            arity = "1..*",
            converter = Pair.class,
            description = "As `show` prints them; nothing after the = takes a value away.")
    private List<Map.Entry<String, String>> pairs = new ArrayList<>();

    /** A name and what follows its =. */
    static final class Pair implements ITypeConverter<Map.Entry<String, String>> {
        @Override
        public Map.Entry<String, String> convert(String text) {
            int end = text.indexOf('=');
            if (end < 1) {
                throw new TypeConversionException("expected a name, = and a value, found '%s'".formatted(text));
            }
            return Map.entry(text.substring(0, end), text.substring(end + 1));
        }
    }

    /** What was given for a name, instead of it. */
    void replace(String name, UnaryOperator<String> replacement) {
        pairs.replaceAll(pair -> pair.getKey().equals(name) && !pair.getValue().isEmpty()
                ? Map.entry(name, replacement.apply(pair.getValue()))
                : pair);
    }

    /**
     * The change that these are of a value of the contract.
     *
     * @return a JSON object
     */
    byte[] changeOf(Object value) {
        ObjectNode whole = tree(value);
        pairs.forEach(pair -> set(whole, pair.getKey(), pair.getValue()));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A value of the contract, name by name. */
    static ObjectNode tree(Object value) {
        try {
            return (ObjectNode) JSON.readTree(Json.write(value));
        } catch (JsonProcessingException e) {
            throw new AssertionError("the contract's values are JSON", e);
        }
    }

    /** As they can be given again. */
    static List<String> lines(ObjectNode values) {
        List<String> lines = new ArrayList<>();
        values.fields().forEachRemaining(field -> {
            if (field.getValue() instanceof ObjectNode group) {
                lines(group).forEach(line -> lines.add(field.getKey() + "." + line));
            } else {
                lines.add(field.getKey() + "=" + field.getValue().asText(""));
            }
        });
        return lines;
    }

    /** A name with a dot is one within a group. */
    private static void set(ObjectNode whole, String name, String text) {
        String[] path = name.split("\\.", 2);
        if (path.length == 2 && whole.get(path[0]) instanceof ObjectNode group) {
            if (text.isEmpty()) {
                group.remove(path[1]);
            } else {
                group.put(path[1], text);
            }
        } else {
            whole.set(name, value(text));
        }
    }

    /** As a number, true or false if it is one. */
    private static JsonNode value(String text) {
        if (text.isEmpty()) {
            return JSON.nullNode();
        }
        try {
            JsonNode read = JSON.readTree(text);
            return read.isNumber() || read.isBoolean()
                    ? read
                    : JSON.getNodeFactory().textNode(text);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(text);
        }
    }
}
