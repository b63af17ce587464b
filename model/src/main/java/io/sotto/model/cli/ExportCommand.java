package io.sotto.model.cli;

import io.sotto.model.artifact.OnnxFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "the ONNX file to write")
    private Path onnx = Path.of("");

    @Override
    public Integer call() {
        OnnxFile.write(onnx, model.read());
        spec.commandLine().getOut().printf("%s: written%n", onnx);
        return ExitCode.OK;
    }
}
