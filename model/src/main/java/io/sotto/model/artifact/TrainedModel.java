package io.sotto.model.artifact;

import io.sotto.model.ParameterVector;
import io.sotto.model.network.Network;

/**
 * A network, parameters for it, and their history.
 *
 * @param parameters finite, with the network's layout
 */
public record TrainedModel(Network network, ParameterVector parameters, Provenance provenance) {
    public TrainedModel {
        if (!parameters.layout().equals(network.layout())) {
            throw new IllegalArgumentException(
                    "%s: expected %s, the layout of %s".formatted(parameters, network.layout(), network.name()));
        }
        if (!parameters.isFinite()) {
            throw new IllegalArgumentException(
                    "parameters of %s: expected finite numbers, found NaN or infinity".formatted(network.name()));
        }
    }
}
