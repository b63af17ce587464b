package io.sotto.model.dl4j;

import io.sotto.model.EmotionModel;
import io.sotto.model.engine.Engine;
import io.sotto.model.network.Network;
import io.sotto.model.train.Learning;

/**
 * Runs networks on Deeplearning4j with ND4J's CPU backend in float32. The result of a training is the same, bit for bit,
 * on whichever thread it runs.
 */
public final class Dl4jEngine implements Engine {
    private static final String VERSION = "1.0.0-M2.1";

    private final Nd4jRuntime runtime;

    private Dl4jEngine(Nd4jRuntime runtime) {
        this.runtime = runtime;
    }

    /** Loads ND4J, the build for this CPU, unless this process has it already. */
    public static Dl4jEngine start() {
        return new Dl4jEngine(Nd4jRuntime.get());
    }

    @Override
    public String description() {
        return "Deeplearning4j %s, %s, float32".formatted(VERSION, runtime.description());
    }

    @Override
    public EmotionModel create(Network network, Learning learning) {
        return new Dl4jModel(network, learning);
    }
}
