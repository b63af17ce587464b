package io.sotto.model.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.train.Augmentation;
import io.sotto.model.train.OneCycle;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingRecipe;
import io.sotto.model.train.TrainingRecipe.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    @Test
    void run_folderOfAnotherRecipe_isRefusedAndLeftAsItWas() throws IOException {
        run(folder, recipe(0.05)).run(figures -> {});
        byte[] before = Files.readAllBytes(folder.resolve("checkpoint"));
        assertThatThrownBy(() -> run(folder, recipe(0.06)).run(figures -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recipe");
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
        for (String name : Recipes.NAMES) {
            assertThat(Recipes.read(name).network()).isEqualTo(name.replace("release-", "") + "+batch");
        }
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
        assertThat(plain).doesNotContain("balancedClasses", "ferPlusVotes");
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

    private static TrainingRun run(Path folder, TrainingRecipe recipe) {
        return new TrainingRun(folder, recipe, faces, engine, Clock.systemUTC());
    }

    private static TrainedModel model(Path folder) {
        return ModelFile.read(folder.resolve("model.sotto"));
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
