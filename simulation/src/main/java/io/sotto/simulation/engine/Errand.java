package io.sotto.simulation.engine;

import io.sotto.model.EmotionModel;
import io.sotto.server.round.ClientId;

/** One thing that one client has to do; the worker that does it lends its model. */
record Errand(ClientId client, Work work) {
    /** Runs on a worker. */
    @FunctionalInterface
    interface Work {
        Landing run(EmotionModel model);
    }
}
