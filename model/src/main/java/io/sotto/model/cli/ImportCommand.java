package io.sotto.model.cli;

import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.OnnxFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto model import}: an exported model as a model file again. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reads an ONNX file that `sotto model export` has written, and writes a model file.",
        footer = {"", "Example: sotto model import --onnx medium.onnx --out medium.sotto"})
public final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "the ONNX file to read")
    private Path onnx = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the model file to write")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        ModelFile.write(out, OnnxFile.read(onnx));
        spec.commandLine().getOut().printf("%s: written%n", out);
        return ExitCode.OK;
    }
}
