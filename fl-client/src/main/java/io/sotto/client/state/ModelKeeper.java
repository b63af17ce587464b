package io.sotto.client.state;

import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.participation.DeviceAction;
import io.sotto.client.participation.Finished;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.network.Architecture;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each global model that comes, so that the device can use the last one at home. A model that cannot be kept, say
 * on a full disk, is no reason to stop taking part.
 */
public final class ModelKeeper implements ParticipationObserver {
    private static final Logger LOG = LoggerFactory.getLogger(ModelKeeper.class);

    private final Path file;
    private final String server;
    private final InstantSource clock;
    private int roundsBehind;

    /** @param server where the models come from, for their provenance */
    public ModelKeeper(Path file, String server, InstantSource clock) {
        this.file = file;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public void observed(ParticipationState before, ParticipationEvent event, ParticipationState after) {
        if (!(event instanceof ParticipationEvent.Fetched fetched)
                || !(before.action() instanceof DeviceAction.Fetch fetch)) {
            return;
        }
        if (after.action() instanceof DeviceAction.Train train) {
            roundsBehind = train.task().round() - 1;
        } else if (after instanceof Finished) {
            roundsBehind++;
        }
        keep(fetch.model(), fetched.parameters());
    }

    private void keep(ModelReference reference, ParameterVector parameters) {
        try {
            ModelFile.write(
                    file, new TrainedModel(Architecture.networkNamed(reference.network()), parameters, provenance()));
        } catch (UncheckedIOException | InvalidInputException e) {
            LOG.warn("the global model cannot be kept: {}", e.getMessage());
        }
    }

    private Provenance provenance() {
        return new Provenance(
                Optional.empty(),
                "faces on the devices of a federation",
                Map.of("server", server),
                roundsBehind,
                "the devices' own",
                Provenance.CURRENT_VERSION,
                clock.instant(),
                Map.of());
    }
}
