package io.sotto.model.cli;

import io.sotto.model.ClassMap;
import io.sotto.model.EmotionModel;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.FerPlus;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.Engines;
import io.sotto.model.report.ModelReport;
import io.sotto.model.report.ReportJson;
import io.sotto.model.report.ReportText;
import io.sotto.model.report.page.ReportPage;
import io.sotto.model.train.Optimiser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto model evaluate}: what a model makes of the test faces of a data set. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Evaluates a model on PublicTest, on PrivateTest, on PrivateTest without the faces that also stand in "
                    + "Training or PublicTest, and on PrivateTest by the majority of FER+'s votes.",
            "Choose on PublicTest; report PrivateTest once."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sotto model evaluate --data fer2013.csv.gz",
            "  sotto model evaluate --data fer2013.csv.gz --model runs/first/model.sotto --report first.html",
            "  sotto model evaluate --data synthetic --model small --json"
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

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(
            names = "--ferplus",
            paramLabel = "FILE",
            description = "FER+'s labels for FER2013's CSV (standard: fer2013new.csv beside the data, where it lies)")
    private @Nullable Path ferPlus;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Mixin
    private ClassesOption classes = new ClassesOption();

    @Option(names = "--json", description = "print JSON for programs")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "write an HTML page with charts, too")
    private @Nullable Path page;

    @Override
    public Integer call() throws IOException {
        TrainedModel trained = model.read();
        ClassMap told = classes.of(trained.network());
        FaceData faces = FaceSource.read(data, trained.network().side());
        Optional<FerPlus> labels = FerPlusOption.file(ferPlus, data).map(FerPlus::read);
        ModelReport report = evaluate(trained, faces, labels, told);
        if (page != null) {
            writePage(page, report);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? ReportJson.render(report) : ReportText.render(report));
        out.flush();
        return ExitCode.OK;
    }

    private ModelReport evaluate(TrainedModel trained, FaceData faces, Optional<FerPlus> labels, ClassMap told) {
        Engine selected = Engines.select(engine.choice());
        try (EmotionModel model = selected.create(trained.network(), NONE)) {
            model.load(trained.parameters());
            return ModelReport.of(model, trained, faces, labels, selected.description(), told);
        }
    }

    private void writePage(Path file, ModelReport report) {
        byte[] html = ReportPage.render(report, model.training()).getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.write(file, out -> out.write(html));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s: expected a file to write the report to, found: %s".formatted(file, e), e);
        }
    }
}
