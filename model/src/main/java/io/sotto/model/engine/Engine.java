package io.sotto.model.engine;

import io.sotto.model.EmotionModel;
import io.sotto.model.network.Network;
import io.sotto.model.train.Learning;
import io.sotto.model.train.Optimiser;

/** Builds models that run on one deep-learning library. Thread-safe; the models it builds are not. */
public interface Engine {
    /** Library, version, instruction set and compute type in one line, for logs and provenance. */
    String description();

    /**
     * A model with zero parameters, ready to {@linkplain EmotionModel#load load}.
     *
     * @throws IllegalArgumentException if no layer of the network would learn
     */
    EmotionModel create(Network network, Learning learning);

    /** A model of which every layer learns, by cross-entropy. */
    default EmotionModel create(Network network, Optimiser optimiser) {
        return create(network, Learning.by(optimiser));
    }
}
