package io.sotto.model.cli;

import io.sotto.model.EmotionModel;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.train.Optimiser;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto model evaluate}: what a model makes of the test faces of a data set. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Evaluates a model on PublicTest, on PrivateTest, and on PrivateTest without the faces that also stand in "
                    + "Training or PublicTest.",
            "Choose on PublicTest; report PrivateTest once."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sotto model evaluate --data fer2013.csv.gz --model runs/first/model.sotto",
            "  sotto model evaluate --data synthetic --model model.sotto --json"
        })
public final class EvaluateCommand implements Callable<Integer> {
    /** Inference takes no step, so any optimiser will do. */
    private static final Optimiser NONE = new Optimiser.Sgd(0, 0);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "FER2013's CSV, plain or gzipped, a folder a class, or synthetic[:COUNT]")
    private String data = "";

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "a model file")
    private Path model = Path.of("");

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = EngineWords.class,
            completionCandidates = EngineWords.class,
            description = "what runs the network: ${COMPLETION-CANDIDATES} (standard: ${DEFAULT-VALUE})")
    private EngineChoice engine = EngineChoice.AUTO;

    @Option(names = "--json", description = "print JSON for programs")
    private boolean json;

    @Override
    public Integer call() {
        TrainedModel trained = ModelFile.read(model);
        FaceData faces = FaceSource.read(data);
        EvaluationReport.requireTestFaces(faces);
        EvaluationReport report = evaluate(trained, faces, Engines.select(engine));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.toJson() : report.toText());
        out.flush();
        return ExitCode.OK;
    }

    private static EvaluationReport evaluate(TrainedModel trained, FaceData faces, Engine engine) {
        try (EmotionModel model = engine.create(trained.network(), NONE)) {
            model.load(trained.parameters());
            return EvaluationReport.of(model, trained, faces, engine.description());
        }
    }
}
