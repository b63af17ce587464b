package io.sotto.model.artifact;

import io.sotto.model.Sha256;
import io.sotto.model.evaluate.EvaluationFigures;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a model's parameters come from. For people and reports: nothing is decided by it, so settings are words, and an
 * old file stays readable when plans gain new ones.
 *
 * @param dataSha256 hash of the training data, where whoever writes the file has seen it; a coordinator has not
 * @param dataOrigin the training data in words
 * @param settings how it was trained: each setting's name and value
 * @param rounds rounds of federated averaging, or epochs if it was trained in one place; 0 or more
 * @param engine what {@link io.sotto.model.engine.Engine#description()} said
 * @param sottoVersion the version that wrote the file
 * @param createdAt when it was written
 * @param evaluations figures by the name of the faces they were taken on, such as {@code PublicTest}
 */
public record Provenance(
        Optional<Sha256> dataSha256,
        String dataOrigin,
        Map<String, String> settings,
        int rounds,
        String engine,
        String sottoVersion,
        Instant createdAt,
        Map<String, EvaluationFigures> evaluations) {
    /** The version of this code, for files that it writes. */
    public static final String CURRENT_VERSION = "0.1.0";

    public Provenance {
        if (rounds < 0) {
            throw new IllegalArgumentException("rounds %d: expected 0 or more".formatted(rounds));
        }
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        evaluations = Collections.unmodifiableMap(new LinkedHashMap<>(evaluations));
    }

    /** A record's components as settings, in its order: of a training plan, a recipe or a scenario. */
    public static Map<String, String> settingsOf(Record plan) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (RecordComponent component : plan.getClass().getRecordComponents()) {
            settings.put(component.getName(), valueOf(component, plan));
        }
        return settings;
    }

    private static String valueOf(RecordComponent component, Record plan) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return String.valueOf(accessor.invoke(plan));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record gives its own components", e);
        }
    }
}
