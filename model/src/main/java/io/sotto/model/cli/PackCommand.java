package io.sotto.model.cli;

import io.sotto.model.EmotionModel;
import io.sotto.model.artifact.Encoding;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Packing;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.engine.Engines;
import io.sotto.model.train.Optimiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto model pack}: a training's model as it is given away. */
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Stores a model in half precision, with a temperature fitted on PublicTest.",
        footer = {
            "",
            "Example: sotto model pack --model runs/small/model.sotto --temperature-from fer2013.csv.gz --out small.sotto"
        })
public final class PackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "a training's model file")
    private Path model = Path.of("");

    @Option(
            names = "--temperature-from",
            required = true,
            paramLabel = "PATH",
            description = "faces with a PublicTest: a path, or synthetic[:COUNT]")
    private String data = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the file to write")
    private Path out = Path.of("");

    @Mixin
    private EngineOption engine = new EngineOption();

    @Override
    public Integer call() throws IOException {
        TrainedModel trained = ModelFile.read(model);
        FaceData faces = FaceSource.read(data, trained.network().side());
        Packing packing;
        try (EmotionModel network =
                Engines.select(engine.choice()).create(trained.network(), new Optimiser.Sgd(0, 0))) {
            packing = Packing.of(network, trained, faces);
        }
        ModelFile.write(out, packing.model(), Encoding.FLOAT16);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: %d bytes, temperature %.4f; PublicTest %.2f %% in float32, %.2f %% in float16%n",
                        out,
                        Files.size(out),
                        packing.model().temperature().orElseThrow(),
                        100 * packing.before().accuracy(),
                        100 * packing.after().accuracy());
        return ExitCode.OK;
    }
}
