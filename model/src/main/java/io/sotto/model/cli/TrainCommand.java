package io.sotto.model.cli;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.FerPlus;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.Engines;
import io.sotto.model.recipe.EpochFigures;
import io.sotto.model.recipe.MetricsFile;
import io.sotto.model.recipe.TrainingRun;
import io.sotto.model.report.page.CurvePage;
import io.sotto.model.train.TrainingRecipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto model train}: trains a network from scratch on one machine. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains a network by a recipe, from scratch if it says nothing else. Stopped, it goes on where it was.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sotto model train --data fer2013.csv.gz --recipe release-small --out runs/small",
            "  sotto model train --data fer2013.csv.gz --network medium+batch+five --initial-model medium"
                    + " --frozen-layers 5 --epochs 5 --out runs/five"
        })
public final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "PATH", description = "faces: a path, or synthetic[:COUNT]")
    private String data = "";

    @Option(
            names = "--recipe",
            defaultValue = "release-small",
            paramLabel = "NAME",
            description =
                    "release-small, release-medium, release (the same as that), or a JSON file (standard: ${DEFAULT-VALUE})")
    private String recipe = "";

    @ArgGroup(exclusive = false, heading = "%nIn the place of what the recipe says:%n")
    private RecipeOptions options = new RecipeOptions();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "where the training is kept")
    private Path out = Path.of("");

    @Option(
            names = "--ferplus",
            paramLabel = "FILE",
            description = "FER+'s labels, for a recipe with ferPlusVotes (standard: fer2013new.csv beside the data)")
    private @Nullable Path ferPlus;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        TrainingRecipe read = options.read(recipe);
        Engine selected = Engines.select(engine.choice());
        FaceData faces = FaceSource.read(data, TrainingRun.networkOf(read).side());
        TrainingRun run = new TrainingRun(out, read, faces, labels(), selected, Clock.systemUTC());
        makeFolder();
        keepGoing(run, read);
        spec.commandLine().getOut().printf("best model on PublicTest: %s%n", out.resolve("model.sotto"));
        return ExitCode.OK;
    }

    private Optional<FerPlus> labels() {
        return FerPlusOption.file(ferPlus, data).map(FerPlus::read);
    }

    /** A disk that is full, or gone, is the user's to mend; what was kept before is whole. */
    private void keepGoing(TrainingRun run, TrainingRecipe training) {
        try {
            run.run(figures -> {
                print(figures, training.epochs());
                draw(training);
            });
            draw(training); // all epochs, also those that an earlier start kept and did not draw
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
            throw new InvalidInputException(
                    ("%s: expected to read and write the training there, found: %s; the last checkpoint is whole: make room"
                                    + " and start the same command again to go on")
                            .formatted(out, cause),
                    e);
        }
    }

    /** The curves so far, for a browser. */
    private void draw(TrainingRecipe training) {
        List<EpochFigures> epochs = MetricsFile.beside(out.resolve("model.sotto"));
        byte[] page =
                CurvePage.render(training.network(), epochs, training.epochs()).getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.write(out.resolve("curves.html"), stream -> stream.write(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(EpochFigures figures, int epochs) {
        PrintWriter screen = spec.commandLine().getOut();
        screen.printf(
                "epoch %3d/%d  %dx%d  training loss %.4f  PublicTest: accuracy %.2f %%, macro-F1 %.2f %%, loss %.4f"
                        + "  %.0f s%n",
                figures.epoch(),
                epochs,
                figures.side(),
                figures.side(),
                figures.trainingLoss(),
                100 * figures.accuracy(),
                100 * figures.macroF1(),
                figures.loss(),
                figures.seconds());
        screen.flush();
    }

    private void makeFolder() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new InvalidInputException("%s: expected a folder to write to, found: %s".formatted(out, e), e);
        }
    }
}
