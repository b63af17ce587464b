package io.sotto.simulation.engine;

import io.sotto.server.round.RoundEvent;

/** What a worker has done for a client, to be made known on the driving thread. */
@FunctionalInterface
interface Landing {
    /** What the coordinator hears of it. */
    RoundEvent land();
}
