package io.sotto.model.cli;

import io.sotto.model.ClassMap;
import io.sotto.model.EmotionModel;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.engine.Engines;
import io.sotto.model.image.FaceCropper;
import io.sotto.model.predict.Answer;
import io.sotto.model.predict.AnswerCsv;
import io.sotto.model.predict.AnswerJson;
import io.sotto.model.predict.AnswerText;
import io.sotto.model.predict.Subject;
import io.sotto.model.predict.Subjects;
import io.sotto.model.train.Optimiser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto model predict}: what a model says of faces without labels. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says which emotion the largest face of a photo shows, of each photo in a folder, or of each face in a CSV "
                    + "without labels, such as Kaggle's test.csv.",
            "A picture of 48x48 pixels is taken for a face that is cut out already.",
            "A picture of a folder that cannot be read is left out and named on standard error; the exit code is 2 then."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sotto model predict photo.jpg",
            "  sotto model predict test.csv --out submission.csv",
            "  sotto model predict crops/ --whole --top 2 --json"
        })
public final class PredictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1", paramLabel = "PATH", description = "a photo, a folder of photos, or a CSV without labels")
    private Path source = Path.of("");

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "3",
            description = "how many emotions to show (standard: ${DEFAULT-VALUE})")
    private int top = 3;

    @Option(names = "--whole", description = "take whole pictures for faces instead of looking for faces in them")
    private boolean whole;

    @Option(names = "--out", paramLabel = "FILE", description = "write a submission CSV: id,emotion")
    private @Nullable Path out;

    @Mixin
    private ClassesOption classes = new ClassesOption();

    @Option(names = "--json", description = "print JSON for programs")
    private boolean json;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Override
    public Integer call() {
        if (top < 1 || top > 7) {
            throw new InvalidInputException("--top %d: expected 1 to 7".formatted(top));
        }
        TrainedModel trained = model.read();
        ClassMap told = classes.of(trained.network());
        List<InvalidInputException> damaged = new ArrayList<>();
        List<Subject> subjects = new Subjects(cropper()).read(source, damaged::add);
        List<Answer> answers = answers(trained, told, subjects);
        if (out != null) {
            write(out, AnswerCsv.render(answers));
        }
        print(trained, told, answers);
        PrintWriter errors = spec.commandLine().getErr();
        damaged.forEach(picture -> errors.println("left out: " + picture.getMessage()));
        errors.flush();
        return damaged.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }

    private void print(TrainedModel trained, ClassMap told, List<Answer> answers) {
        PrintWriter screen = spec.commandLine().getOut();
        if (json) {
            screen.print(AnswerJson.render(trained, told, answers));
        } else if (out == null) {
            screen.print(AnswerText.render(answers, told, top));
        } else {
            screen.printf("%s: %d lines%n", out, answers.size());
        }
        screen.flush();
    }

    private FaceCropper cropper() {
        return whole
                ? Subjects.wholePictures()
                : ServiceLoader.load(FaceCropper.class).findFirst().orElseGet(Subjects::wholePictures);
    }

    private List<Answer> answers(TrainedModel trained, ClassMap told, List<Subject> subjects) {
        try (EmotionModel network =
                Engines.select(engine.choice()).create(trained.network(), new Optimiser.Sgd(0, 0))) {
            network.load(trained.parameters());
            return Answer.of(network, trained.temperature().orElse(1), told, subjects);
        }
    }

    private static void write(Path file, String csv) {
        try {
            AtomicFile.write(file, stream -> stream.write(csv.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new InvalidInputException("%s: expected a file to write to, found: %s".formatted(file, e), e);
        }
    }
}
