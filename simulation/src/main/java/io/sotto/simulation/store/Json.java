package io.sotto.simulation.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.model.Sha256;

/** Records as JSON: keys in snake_case, digests in hexadecimal digits. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addMixIn(Sha256.class, Digest.class)
            .build();

    private Json() {}

    /** One line, without its end. */
    static String line(Object value) {
        return text(value, MAPPER.writer());
    }

    /** A line a key, with an end. */
    static String pretty(Object value) {
        return text(value, MAPPER.writerWithDefaultPrettyPrinter()) + "\n";
    }

    private static String text(Object value, ObjectWriter writer) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError("records of plain values can be written", e);
        }
    }

    private interface Digest {
        @JsonValue
        String hex();

        @JsonCreator
        static Sha256 parse(String hex) {
            throw new UnsupportedOperationException("names Sha256.parse of '%s'".formatted(hex));
        }
    }
}
