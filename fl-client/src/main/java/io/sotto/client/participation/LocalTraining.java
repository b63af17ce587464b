package io.sotto.client.participation;

import io.sotto.model.ParameterVector;

/** Training on the faces of this device. */
public interface LocalTraining {
    /** Trains from the global parameters, which have the layout of the task's network. */
    ParticipationEvent.Trained train(TrainTask task, ParameterVector global);
}
