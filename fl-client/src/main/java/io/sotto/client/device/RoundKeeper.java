package io.sotto.client.device;

import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.TrainTask;

/** Holds the keys of the round under way and makes the answers to its steps. */
public interface RoundKeeper {
    /** Judges what a task asks of this device, before anything is done for it. Answers Agreed or RoundLeft. */
    ParticipationEvent consider(TrainTask task);

    /** Begins a round, and forgets any other. Answers Prepared or RoundLeft. */
    ParticipationEvent begin(TrainTask task, LocalUpdate update);

    /** Goes on to a step, with what the coordinator told in it. Answers Prepared or RoundLeft. */
    ParticipationEvent proceed(StepMessage told);
}
