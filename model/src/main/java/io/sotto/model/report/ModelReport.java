package io.sotto.model.report;

import io.sotto.model.ClassMap;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FerPlus;
import io.sotto.model.data.Usage;
import io.sotto.model.evaluate.Predictions;
import io.sotto.model.evaluate.Predictor;
import io.sotto.model.evaluate.Temperature;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model made of the test faces of a data set.
 *
 * @param trained the model
 * @param dataOrigin where the faces are from
 * @param dataSha256 names the faces
 * @param engine what ran the network
 * @param temperature the one in use: the file's, or else one that was fitted on PublicTest just now, or else 1
 * @param classes that are reported on: the network's own, or what its seven are merged into
 * @param classCounts faces of each class, by label, for each usage that has any
 * @param splits the test sets in the order in which one reads them
 */
public record ModelReport(
        TrainedModel trained,
        String dataOrigin,
        String dataSha256,
        String engine,
        double temperature,
        ClassMap classes,
        Map<String, int[]> classCounts,
        List<SplitReport> splits) {
    private static final int BATCH_SIZE = 64;

    /**
     * Asks the model about all test faces, and their mirror images.
     *
     * @param model has the trained parameters
     * @param classes to report on: the network's own, or others where it has all seven
     * @throws InvalidInputException if there is no face to report on, or FER+'s labels do not fit the faces
     */
    public static ModelReport of(
            EmotionModel model,
            TrainedModel trained,
            FaceData data,
            Optional<FerPlus> ferPlus,
            String engine,
            ClassMap classes) {
        List<TestSet> sets = TestSet.of(data, ferPlus);
        if (sets.isEmpty()) {
            throw new InvalidInputException(
                    "%s: expected labelled faces for PublicTest or PrivateTest, found none".formatted(data));
        }
        Predictor predictor = new Predictor(BATCH_SIZE);
        Map<Usage, Predictions> plain = new EnumMap<>(Usage.class);
        Map<Usage, Predictions> mirrored = new EnumMap<>(Usage.class);
        for (Usage usage : List.of(Usage.PUBLIC_TEST, Usage.PRIVATE_TEST)) {
            plain.put(usage, predictor.predict(model, data.faces(usage).images()));
            mirrored.put(
                    usage, predictor.predictMirrored(model, data.faces(usage).images()));
        }
        double temperature = trained.temperature().orElseGet(() -> fitted(trained, data, plain));
        List<SplitReport> splits = sets.stream()
                .map(set -> SplitReport.of(set, of(plain, set.base()), of(mirrored, set.base()), temperature, classes))
                .toList();
        return new ModelReport(
                trained,
                data.origin(),
                data.sha256().hex(),
                engine,
                temperature,
                classes,
                classCounts(data, classes),
                splits);
    }

    /** Whether the temperature comes with the model. */
    public boolean temperatureIsTheModels() {
        return trained.temperature().isPresent();
    }

    private static double fitted(TrainedModel trained, FaceData data, Map<Usage, Predictions> predictions) {
        FaceSet faces = data.faces(Usage.PUBLIC_TEST).merged(trained.network().classes());
        return faces.isEmpty() ? 1 : Temperature.fit(of(predictions, Usage.PUBLIC_TEST), faces.labels());
    }

    private static Predictions of(Map<Usage, Predictions> predictions, Usage usage) {
        return predictions.getOrDefault(usage, Predictions.of(new float[0]));
    }

    private static Map<String, int[]> classCounts(FaceData data, ClassMap classes) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Usage usage : Usage.values()) {
            if (!data.faces(usage).isEmpty()) {
                counts.put(usage.word(), data.faces(usage).merged(classes).countsByLabel());
            }
        }
        return counts;
    }
}
