package io.sotto.model.artifact;

import io.sotto.model.ParameterVector;
import io.sotto.model.network.Network;
import java.util.OptionalDouble;

/**
 * A network, parameters for it, and their history.
 *
 * @param parameters finite, with the network's layout
 * @param temperature by which logits are divided for probabilities that mean what they say (Guo et al. 2017), above 0;
 *     empty if none was fitted
 */
public record TrainedModel(
        Network network, ParameterVector parameters, OptionalDouble temperature, Provenance provenance) {
    /** The highest temperature that makes sense; above, all classes are as good as equally probable. */
    public static final double MOST_TEMPERATURE = 100;

    public TrainedModel {
        if (!parameters.layout().equals(network.layout())) {
            throw new IllegalArgumentException(
                    "%s: expected %s, the layout of %s".formatted(parameters, network.layout(), network.name()));
        }
        if (!parameters.isFinite()) {
            throw new IllegalArgumentException(
                    "parameters of %s: expected finite numbers, found NaN or infinity".formatted(network.name()));
        }
        double value = temperature.orElse(1);
        if (!(value > 0 && value <= MOST_TEMPERATURE)) {
            throw new IllegalArgumentException(
                    "temperature %s: expected above 0, at most %s".formatted(value, MOST_TEMPERATURE));
        }
    }

    /** A model without a temperature. */
    public TrainedModel(Network network, ParameterVector parameters, Provenance provenance) {
        this(network, parameters, OptionalDouble.empty(), provenance);
    }
}
