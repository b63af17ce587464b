package io.sotto.server.coordinator;

import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.server.round.RoundStep;
import java.time.Duration;

/** The answer to a client that asked for work. */
public sealed interface TaskReply {
    /** Nothing to do for now: ask again. */
    record Wait() implements TaskReply {}

    /**
     * Train and advertise.
     *
     * @param remaining how long advertisements are still taken
     * @param seed names the random streams of local training
     */
    record Train(RoundId round, GlobalModel model, TrainingPlan plan, Duration remaining, long seed)
            implements TaskReply {}

    /** Fetch what a step of the round tells, and answer it. */
    record Answer(RoundId round, RoundStep step) implements TaskReply {}

    /** The run is over. */
    record Over(GlobalModel model) implements TaskReply {}
}
