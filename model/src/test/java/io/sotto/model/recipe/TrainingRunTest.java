package io.sotto.model.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.EmotionModel;
import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.network.Network;
import io.sotto.model.train.Augmentation;
import io.sotto.model.train.Learning;
import io.sotto.model.train.OneCycle;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingRecipe;
import io.sotto.model.train.TrainingRecipe.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {
    private static Engine engine;
    private static FaceData faces;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        engine = Engines.select(EngineChoice.AUTO);
        faces = FaceSource.read("synthetic:100");
    }

    @Test
    void run_stoppedBetweenEpochs_goesOnToTheSameModelAndFigures() throws IOException {
        Path unbroken = Files.createDirectory(folder.resolve("unbroken"));
        Path broken = Files.createDirectory(folder.resolve("broken"));
        run(unbroken, recipe(0.05)).run(figures -> {});
        assertThatThrownBy(() -> run(broken, recipe(0.05)).run(figures -> {
                    throw new IllegalStateException("pulled the plug after epoch " + figures.epoch());
                }))
                .hasMessageContaining("after epoch 1");
        List<Integer> resumed = new ArrayList<>();
        run(broken, recipe(0.05)).run(figures -> resumed.add(figures.epoch()));
        assertThat(resumed).containsExactly(2, 3);
        assertThat(model(broken).parameters()).isEqualTo(model(unbroken).parameters());
        assertThat(withoutSeconds(broken)).isEqualTo(withoutSeconds(unbroken)).hasSize(4);
    }

    /** A folder stands where the figures should go: what fails there is neither trained again nor forgotten. */
    @Test
    void run_figuresNotWrittenAfterTheCheckpoint_areWrittenWhenItGoesOn() throws IOException {
        Path figures = Files.createDirectory(folder.resolve("metrics.csv"));
        assertThatThrownBy(() -> run(folder, recipe(0.05)).run(epoch -> {})).isInstanceOf(IOException.class);
        Files.delete(figures);
        List<Integer> trained = new ArrayList<>();
        run(folder, recipe(0.05)).run(epoch -> trained.add(epoch.epoch()));

        assertThat(trained).containsExactly(2, 3);
        assertThat(withoutSeconds(folder)).hasSize(4).element(1).asString().startsWith("1,");
        assertThat(timesInTheLog("training loss")).isEqualTo(3);
    }

    @Test
    void run_folderOfAnotherRecipe_isRefusedAndLeftAsItWas() throws IOException {
        run(folder, recipe(0.05)).run(figures -> {});
        byte[] before = Files.readAllBytes(folder.resolve("checkpoint"));
        assertThatThrownBy(() -> run(folder, recipe(0.06)).run(figures -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recipe");
        assertThat(Files.readAllBytes(folder.resolve("checkpoint"))).isEqualTo(before);
    }

    /** Engines differ in their description as soon as library, CPU or compute type do. */
    @Test
    void run_folderOfAnotherEngine_isRefusedAndLeftAsItWas() throws IOException {
        run(folder, recipe(0.05)).run(figures -> {});
        byte[] before = Files.readAllBytes(folder.resolve("checkpoint"));
        Engine other = new Described(engine, engine.description() + ", training in float16");
        assertThatThrownBy(
                        () -> new TrainingRun(folder, recipe(0.05), faces, other, Clock.systemUTC()).run(figures -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(engine.description())
                .hasMessageContaining("float16");
        assertThat(Files.readAllBytes(folder.resolve("checkpoint"))).isEqualTo(before);
    }

    @Test
    void run_checkpointCutShort_isRefused() throws IOException {
        run(folder, recipe(0.05)).run(figures -> {});
        byte[] whole = Files.readAllBytes(folder.resolve("checkpoint"));
        Files.write(folder.resolve("checkpoint"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> run(folder, recipe(0.05)).run(figures -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("whole checkpoint");
    }

    @Test
    void recipes_theProjectsOwn_areReadAndUnknownKeysAreRefused() throws IOException {
        assertThat(Recipes.read("release-small").network()).isEqualTo("small+batch");
        assertThat(Recipes.read("release-medium").network()).isEqualTo("medium+batch");
        assertThat(Recipes.toJson(Recipes.read("release"))).isEqualTo(Recipes.toJson(Recipes.read("release-medium")));
        Path file = folder.resolve("mine.json");
        Files.write(
                file,
                new String(Recipes.toJson(recipe(0.05)), StandardCharsets.UTF_8)
                        .replace("\"epochs\"", "\"epoch\"")
                        .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Recipes.read(file.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("epoch");
        assertThatThrownBy(() -> Recipes.read("no-such-recipe"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("release-small");
    }

    /** Options that a recipe does not name leave its JSON, and so its checkpoints, as they were. */
    @Test
    void recipes_options_standInTheJsonOnlyWhereTheyAreUsed() throws IOException {
        String plain = new String(Recipes.toJson(recipe(0.05)), StandardCharsets.UTF_8);
        assertThat(plain)
                .doesNotContain(
                        "balancedClasses",
                        "ferPlusVotes",
                        "classWeights",
                        "focus",
                        "frozenStatistics",
                        "fineTuning",
                        "threads");
        Path file = folder.resolve("balanced.json");
        Files.writeString(file, plain.replaceFirst("\\{", "{\"balancedClasses\": true, \"ferPlusVotes\": true, "));
        TrainingRecipe read = Recipes.read(file.toString());

        assertThat(read.balancedClasses()).isTrue();
        assertThat(read.ferPlusVotes()).isTrue();
        assertThat(new String(Recipes.toJson(read), StandardCharsets.UTF_8))
                .contains("balancedClasses", "ferPlusVotes");
        assertThatThrownBy(() -> run(folder, read))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the recipe wants FER+'s votes");
    }

    @Test
    void run_twoThreadsStoppedBetweenEpochs_goesOnToTheSameModel() throws IOException {
        Path unbroken = Files.createDirectory(folder.resolve("unbroken"));
        Path broken = Files.createDirectory(folder.resolve("broken"));
        TrainingRecipe recipe = with(Map.of("threads", 2, "frozenStatistics", 0.5, "epochs", 2));
        run(unbroken, recipe).run(figures -> {});
        assertThatThrownBy(() -> run(broken, recipe).run(figures -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
        run(broken, recipe).run(figures -> {});

        assertThat(model(broken).parameters()).isEqualTo(model(unbroken).parameters());
        assertThatThrownBy(() -> run(broken, with(Map.of("threads", 3, "frozenStatistics", 0.5, "epochs", 2)))
                        .run(figures -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recipe");
    }

    @Test
    void run_fineTuningWithFrozenLayers_keepsTheInitialModelsBitsAndStartsTheLastLayerAnew() throws IOException {
        TrainingRecipe recipe = with(Map.of(
                "network",
                "small+batch+five",
                "epochs",
                1,
                "fineTuning",
                Map.of("initialModel", "small", "frozenLayers", 4),
                "classWeights",
                "balanced",
                "focus",
                2,
                "balancedClasses",
                true));
        run(folder, recipe).run(figures -> {});

        TrainedModel tuned = model(folder);
        float[] before = ReleaseModels.read("small").parameters().toArray();
        float[] after = tuned.parameters().toArray();
        int fixed = tuned.network().parametersOfFirst(4);
        assertThat(Arrays.copyOf(after, fixed)).isEqualTo(Arrays.copyOf(before, fixed));
        assertThat(Arrays.mismatch(before, fixed, before.length, after, fixed, after.length))
                .isZero();
        assertThat(tuned.provenance().settings())
                .containsEntry("classWeights", "balanced")
                .containsEntry("fineTuning", "FineTuning[initialModel=small, frozenLayers=4]");
        assertThat(Objects.requireNonNull(tuned.provenance().evaluations().get("PublicTest"))
                        .recall())
                .containsOnlyKeys("angry", "happy", "sad", "surprise", "neutral");
    }

    @Test
    void run_initialModelThatChanged_isRefused() throws IOException {
        Path start = folder.resolve("start.sotto");
        TrainedModel small = ReleaseModels.read("small");
        ModelFile.write(start, small);
        TrainingRecipe recipe = with(Map.of("epochs", 1, "fineTuning", Map.of("initialModel", start.toString())));
        run(folder, recipe).run(figures -> {});
        float[] other = small.parameters().toArray();
        other[0]++;
        ModelFile.write(
                start,
                new TrainedModel(
                        small.network(), ParameterVector.of(small.network().layout(), other), small.provenance()));

        assertThatThrownBy(() -> run(folder, recipe).run(figures -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was begun with start");
    }

    @Test
    void run_recipeThatDoesNotFit_saysWhat() {
        assertRefused(Map.of("network", "small+layer"), "network 'small+layer'");
        assertRefused(Map.of("network", "four-convolutions+none"), "images of side 32: expected 48");
        assertRefused(
                Map.of("fineTuning", Map.of("initialModel", "medium")),
                "initial model medium: expected the network small+batch but for its classes, found medium+batch");
        assertRefused(
                Map.of("fineTuning", Map.of("initialModel", "small", "frozenLayers", 9)), "9 layers of small+batch");
        assertRefused(
                Map.of("network", "small+batch+five", "classWeights", "fear=2"), "class weight of fear: expected one");
        assertRefused(Map.of("classWeights", "fear"), "class weights 'fear'");
        assertRefused(Map.of("threads", 0), "threads 0: expected 1 to 64");
        assertRefused(Map.of("focus", -1), "focus -1.0: expected 0 to 10");
    }

    @Test
    void statisticsFrozen_lastThird_isThat() {
        TrainingRecipe recipe = with(Map.of("epochs", 12, "frozenStatistics", 1 / 3.0));

        assertThat(IntStream.range(0, 12).filter(recipe::statisticsFrozen)).containsExactly(8, 9, 10, 11);
        assertThat(IntStream.range(0, 3).filter(recipe(0.05)::statisticsFrozen)).isEmpty();
    }

    @Test
    void rate_whileStatisticsAreFrozen_isAHundredthOfThePeakAfterAWholeCycle() {
        TrainingRecipe thawing = with(Map.of("epochs", 4));
        TrainingRecipe freezing = with(Map.of("epochs", 6, "frozenStatistics", 1 / 3.0));
        TrainingRecipe frozen = with(Map.of("epochs", 4, "frozenStatistics", 1));

        for (int epoch = 0; epoch < 4; epoch++) {
            assertThat(freezing.rate(epoch, 1, 3))
                    .isEqualTo(thawing.rate(epoch, 1, 3))
                    .isEqualTo(frozen.rate(epoch, 1, 3));
        }
        assertThat(List.of(freezing.rate(4, 0, 3), freezing.rate(5, 2, 3)))
                .containsOnly(0.01 * freezing.learningRate().peak());
    }

    /** Statistics of smaller images would not fit. */
    @Test
    void side_whileStatisticsAreFrozen_growsNoMore() {
        List<?> stages = List.of(Map.of("share", 0.5, "side", 32), Map.of("share", 0.5, "side", 48));
        TrainingRecipe recipe = with(Map.of("epochs", 6, "frozenStatistics", 1 / 3.0, "stages", stages));

        assertThat(IntStream.range(0, 6).map(recipe::side)).containsExactly(32, 32, 48, 48, 48, 48);
    }

    private void assertRefused(Map<String, ?> values, String message) {
        assertThatThrownBy(() -> run(folder, with(values)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    private TrainingRecipe with(Map<String, ?> values) {
        try {
            Path file = folder.resolve("base.json");
            Files.write(file, Recipes.toJson(recipe(0.05)));
            return Recipes.read(file.toString(), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An engine that calls itself something else. */
    private record Described(Engine engine, String description) implements Engine {
        @Override
        public EmotionModel create(Network network, Learning learning) {
            return engine.create(network, learning);
        }
    }

    private static TrainingRun run(Path folder, TrainingRecipe recipe) {
        return new TrainingRun(folder, recipe, faces, engine, Clock.systemUTC());
    }

    private static TrainedModel model(Path folder) {
        return ModelFile.read(folder.resolve("model.sotto"));
    }

    private int timesInTheLog(String name) throws IOException {
        int times = 0;
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "events.*")) {
            for (Path log : logs) {
                times += Files.readString(log, StandardCharsets.ISO_8859_1).split(name, -1).length - 1;
            }
        }
        return times;
    }

    private static List<String> withoutSeconds(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("metrics.csv")).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    private static TrainingRecipe recipe(double peak) {
        return new TrainingRecipe(
                "small+batch",
                3,
                32,
                new OneCycle(peak, 0.3),
                new Optimiser.Sgd(0.9, 5e-4),
                0.1,
                0.9,
                List.of(new Stage(0.6, 32), new Stage(0.4, 48)),
                new Augmentation(10, 0.1, 0.12, 0.2, 0.2, 0.5, 0.25),
                7);
    }
}
