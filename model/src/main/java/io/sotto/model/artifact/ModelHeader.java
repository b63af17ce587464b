package io.sotto.model.artifact;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.OptionalDouble;

/**
 * The JSON in a model file: what the parameters are, and their history. Names that are not known are passed over, so a
 * later version may add some that change nothing about the others; one that changes the parameters' bytes gets its own
 * {@code encoding}, and both that and what changes a model's answers gets a later format version.
 *
 * @param temperature see {@link TrainedModel#temperature()}; 0 if there is none
 */
record ModelHeader(
        String network,
        String encoding,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double temperature,
        String layoutSha256,
        String parametersSha256,
        History provenance) {
    private static final double NO_TEMPERATURE = 0;
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

    static ModelHeader of(TrainedModel model, Encoding encoding) {
        Provenance provenance = model.provenance();
        return new ModelHeader(
                model.network().name(),
                encoding.word(),
                model.temperature().orElse(NO_TEMPERATURE),
                model.parameters().layout().sha256().hex(),
                encoding.stored(model.parameters()).sha256().hex(),
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

    /** The format version that the file needs: an older program would misread what came with {@link ModelFile#VERSION}. */
    int version() {
        return temperature == NO_TEMPERATURE && encoding.equals(Encoding.FLOAT32.word()) ? 1 : ModelFile.VERSION;
    }

    /** Empty in a file of version 1, whose readers knew no temperature, whatever stands there. */
    OptionalDouble temperature(int version) {
        return version == 1 || temperature == NO_TEMPERATURE ? OptionalDouble.empty() : OptionalDouble.of(temperature);
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
