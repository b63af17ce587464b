package io.sotto.client.companion;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest model that this device has: that of the last round, or else the one that comes with Sotto. */
final class NewestModel {
    private static final Logger LOG = LoggerFactory.getLogger(NewestModel.class);

    /** @param federated whether it came from learning together */
    record Found(TrainedModel model, boolean federated) {}

    private NewestModel() {}

    /** A model of a round that cannot be read is no reason to see nothing. */
    static Found in(Path file) {
        if (Files.exists(file)) {
            try {
                return new Found(ModelFile.read(file), true);
            } catch (InvalidInputException e) {
                LOG.warn("{}; the model that comes with Sotto reads faces instead", e.getMessage());
            }
        }
        return new Found(ReleaseModels.load(ReleaseModels.STANDARD), false);
    }
}
