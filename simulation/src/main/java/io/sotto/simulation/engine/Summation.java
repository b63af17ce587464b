package io.sotto.simulation.engine;

import io.sotto.model.ParameterVector;
import io.sotto.server.round.Aggregation;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.RoundEvent;
import io.sotto.server.round.RoundStep;
import io.sotto.server.round.TaskId;

/** How the updates of a round become the next model. For the driving thread, but for the errands that it hands out. */
interface Summation {
    Aggregation aggregation();

    /** Begins an attempt, with nothing summed. */
    void begin(TaskId task, ParameterVector global);

    /**
     * Training, and whatever a client does at once with its update.
     *
     * @param seed names the random streams of the training
     */
    Errand training(ClientId client, TaskId task, ParameterVector global, long seed);

    /** A client's part in a later step. */
    Errand step(ClientId client, TaskId task, RoundStep step);

    /** Takes a client that has advertised out of the cohort again. */
    void leaveOut(ClientId client);

    /** Closes a step: what the coordinator hears of it. */
    RoundEvent close(TaskId task, RoundStep step);

    /** The model that the last step's sum makes. */
    ParameterVector next();
}
