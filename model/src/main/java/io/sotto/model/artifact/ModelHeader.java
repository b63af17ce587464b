package io.sotto.model.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.model.Sha256;
import io.sotto.model.evaluate.EvaluationFigures;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON in a model file: what the parameters are, and their history. Names that are not known are passed over, so a
 * later version may add some that change nothing about the others; one that changes the parameters' bytes gets its own
 * {@code encoding}.
 */
record ModelHeader(String network, String encoding, String layoutSha256, String parametersSha256, History provenance) {
    /** Float32 in canonical order: {@link io.sotto.model.ParameterVector#toBytes()}. */
    static final String FLOAT32 = "float32";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** {@link Provenance} in words that JSON has; an unknown hash is empty. */
    record History(
            String dataSha256,
            String dataOrigin,
            Map<String, String> settings,
            int rounds,
            String engine,
            String sottoVersion,
            String createdAt,
            Map<String, EvaluationFigures> evaluations) {}

    static ModelHeader of(TrainedModel model) {
        Provenance provenance = model.provenance();
        return new ModelHeader(
                model.network().name(),
                FLOAT32,
                model.parameters().layout().sha256().hex(),
                model.parameters().sha256().hex(),
                new History(
                        provenance.dataSha256().map(Sha256::hex).orElse(""),
                        provenance.dataOrigin(),
                        provenance.settings(),
                        provenance.rounds(),
                        provenance.engine(),
                        provenance.sottoVersion(),
                        provenance.createdAt().toString(),
                        provenance.evaluations()));
    }

    /** @throws IllegalArgumentException if it is no JSON, lacks a name, or a value has the wrong form */
    static ModelHeader parse(byte[] json) {
        try {
            return JSON.readValue(json, ModelHeader.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "expected the JSON of a model's header, found: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a header of strings and numbers is JSON", e);
        }
    }

    /** @throws IllegalArgumentException if a value has the wrong form */
    Provenance toProvenance() {
        try {
            return new Provenance(
                    Optional.of(provenance.dataSha256())
                            .filter(hex -> !hex.isEmpty())
                            .map(Sha256::parse),
                    provenance.dataOrigin(),
                    provenance.settings(),
                    provenance.rounds(),
                    provenance.engine(),
                    provenance.sottoVersion(),
                    Instant.parse(provenance.createdAt()),
                    provenance.evaluations());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("createdAt '%s': expected a time".formatted(provenance.createdAt()), e);
        }
    }
}
