package io.sotto.model.cli;

import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which trained network. */
final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            defaultValue = ReleaseModels.STANDARD,
            description =
                    "a model that comes with Sotto, medium or small, or a model file (standard: ${DEFAULT-VALUE})")
    private String model = ReleaseModels.STANDARD;

    /** @throws io.sotto.model.InvalidInputException if there is none, or it is damaged */
    TrainedModel read() {
        return ReleaseModels.read(model);
    }

    /** Where it lies, if it is a file. */
    Path file() {
        return Path.of(model);
    }
}
