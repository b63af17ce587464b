package io.sotto.model.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.artifact.ModelFile;
import io.sotto.model.data.FaceSource;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.recipe.Recipes;
import io.sotto.model.recipe.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up in the middle of a checkpoint: a process whose files may not grow beyond a limit. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FullDiskTest {
    private static final String DATA = "synthetic:64";

    /** Between the sizes of a model file, 1.2 MB, and of a checkpoint, 3.5 MB. */
    private static final int LIMIT_BYTES = 2 << 20;

    @TempDir
    Path folder;

    @Test
    void train_diskFullDuringACheckpoint_keepsTheLastOneAndGoesOnLater() throws Exception {
        Path recipe = Files.writeString(folder.resolve("recipe.json"), """
                {"network": "small+batch", "epochs": 2, "batchSize": 32,
                 "learningRate": {"peak": 0.05, "warmUpShare": 0.3},
                 "optimiser": {"momentum": 0.9, "weightDecay": 0.0005},
                 "labelSmoothing": 0.1, "averageDecay": 0.9, "stages": [{"share": 1, "side": 32}],
                 "augmentation": {"rotationDegrees": 10, "scaling": 0.1, "shift": 0.1, "brightness": 0.2,
                  "contrast": 0.2, "mirrorProbability": 0.5, "eraseProbability": 0.25}, "seed": 7}""");
        Path unbroken = Files.createDirectory(folder.resolve("unbroken"));
        training(unbroken, recipe).run(figures -> {});
        Path full = Files.createDirectory(folder.resolve("full"));
        assertThatThrownBy(() -> training(full, recipe).run(figures -> {
                    throw new IllegalStateException("stopped after epoch " + figures.epoch());
                }))
                .hasMessage("stopped after epoch 1");
        byte[] checkpoint = Files.readAllBytes(full.resolve("checkpoint"));

        Process process = trainWithLimit(full, recipe);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(errors).isEqualTo(2);
        assertThat(errors).contains(full.toString(), "the last checkpoint is whole", "start the same command again");
        assertThat(Files.readAllBytes(full.resolve("checkpoint"))).isEqualTo(checkpoint);
        assertThat(full).isDirectoryNotContaining("glob:**.part");

        training(full, recipe).run(figures -> assertThat(figures.epoch()).isEqualTo(2));
        assertThat(ModelFile.read(full.resolve("model.sotto")).parameters())
                .isEqualTo(ModelFile.read(unbroken.resolve("model.sotto")).parameters());
    }

    private static TrainingRun training(Path out, Path recipe) {
        return new TrainingRun(
                out,
                Recipes.read(recipe.toString()),
                FaceSource.read(DATA),
                Engines.select(EngineChoice.AUTO),
                Clock.systemUTC());
    }

    /** {@code ulimit -f} counts blocks of 512 bytes in a POSIX shell and of 1024 in others: half of it is near enough. */
    private static Process trainWithLimit(Path out, Path recipe) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String limit = "ulimit -f %d && exec \"$0\" \"$@\"".formatted(LIMIT_BYTES / 512);
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        limit,
                        java,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ModelCommandRun.class.getName(),
                        "train",
                        "--data",
                        DATA,
                        "--recipe",
                        recipe.toString(),
                        "--out",
                        out.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
