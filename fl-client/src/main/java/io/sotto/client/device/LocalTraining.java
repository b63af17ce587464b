package io.sotto.client.device;

import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.TrainTask;
import io.sotto.model.ParameterVector;

/** Training on the faces of this device. */
public interface LocalTraining {
    /**
     * Trains from the global parameters, which have the layout of the task's network.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    ParticipationEvent.Trained train(TrainTask task, ParameterVector global) throws InterruptedException;
}
