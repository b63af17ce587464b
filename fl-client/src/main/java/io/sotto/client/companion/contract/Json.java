package io.sotto.client.companion.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The contract's JSON: enums in lower case, unknown names refused, wrong values named by their place. Thread-safe. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError("%s is made of plain values".formatted(value.getClass()), e);
        }
    }

    /**
     * @param place what messages call the text
     * @throws InvalidInputException if it is no JSON of this type; the message names the place, never the value
     */
    public static <T> T read(byte[] json, Class<T> type, String place) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new InvalidInputException("%s: expected a JSON object, found null".formatted(place));
            }
            return value;
        } catch (IOException e) {
            throw refused(e, place);
        }
    }

    /**
     * A value with some of its names set anew; those that the change leaves out stay.
     *
     * @param change a JSON object
     * @throws InvalidInputException as {@link #read} does
     */
    public static <T> T changed(T value, byte[] change, Class<T> type, String place) {
        try {
            JsonNode changes = MAPPER.readTree(change);
            if (!changes.isObject()) {
                throw new InvalidInputException("%s: expected a JSON object".formatted(place));
            }
            ObjectNode whole = MAPPER.valueToTree(value);
            whole.setAll((ObjectNode) changes);
            return MAPPER.treeToValue(whole, type);
        } catch (IOException e) {
            throw refused(e, place);
        }
    }

    private static InvalidInputException refused(IOException failure, String place) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new InvalidInputException(
                    "%s: expected one of %s, found the unknown name '%s'"
                            .formatted(place, unknown.getKnownPropertyIds(), unknown.getPropertyName()),
                    failure);
        }
        if (failure instanceof ValueInstantiationException && failure.getCause() instanceof RuntimeException cause) {
            return new InvalidInputException("%s: %s".formatted(place, cause.getMessage()), failure);
        }
        if (failure instanceof InvalidFormatException unfit
                && unfit.getTargetType().isEnum()) {
            return new InvalidInputException(
                    "%s: expected one of %s%s".formatted(place, words(unfit.getTargetType()), where(unfit)), failure);
        }
        if (failure instanceof JsonMappingException mapping) {
            return new InvalidInputException(
                    "%s: expected another kind of value%s".formatted(place, where(mapping)), failure);
        }
        return new InvalidInputException("%s: expected JSON, found something else".formatted(place), failure);
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String where(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " at '" + path + "'";
    }
}
