package io.sotto.model.cli;

import io.sotto.model.artifact.OnnxFile;
import io.sotto.model.artifact.ReleaseModels;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto model export}: a model for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a model as ONNX: pixels [batch, 1, 48, 48] of 0 to 255 in, probabilities [batch, 7] out, in the order "
                    + "angry, disgust, fear, happy, sad, surprise, neutral.",
            "A temperature goes along in the metadata; the probabilities are those before it."
        },
        footer = {"", "Example: sotto model export --model medium --onnx medium.onnx"})
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            defaultValue = ReleaseModels.STANDARD,
            description =
                    "a model that comes with Sotto, medium or small, or a model file (standard: ${DEFAULT-VALUE})")
    private String model = ReleaseModels.STANDARD;

    @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "the ONNX file to write")
    private Path onnx = Path.of("");

    @Override
    public Integer call() {
        OnnxFile.write(onnx, ReleaseModels.read(model));
        spec.commandLine().getOut().printf("%s: written%n", onnx);
        return ExitCode.OK;
    }
}
