package io.sotto.server.coordinator;

import io.sotto.model.train.TrainingPlan;
import io.sotto.server.round.TaskId;
import java.time.Duration;

/** The answer to a client that asked for work. */
public sealed interface TaskReply {
    /** Nothing to do for now: ask again. */
    record Wait() implements TaskReply {}

    /**
     * Train and submit.
     *
     * @param remaining how long updates are still taken
     * @param seed names the random streams of local training
     */
    record Train(TaskId task, GlobalModel model, TrainingPlan plan, Duration remaining, long seed)
            implements TaskReply {}

    /** The run is over. */
    record Over(GlobalModel model) implements TaskReply {}
}
