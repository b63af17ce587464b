package io.sotto.model.cli;

import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.recipe.EpochFigures;
import io.sotto.model.recipe.MetricsFile;
import java.nio.file.Path;
import java.util.List;
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

    /** The figures of its training that lie beside it; none for a model that comes with Sotto. */
    List<EpochFigures> training() {
        return ReleaseModels.NAMES.contains(model) ? List.of() : MetricsFile.beside(Path.of(model));
    }
}
