package io.sotto.client.participation;

import io.sotto.model.ParameterVector;

/** Training on this device's faces; the coordinator hears nothing meanwhile. */
record Training(TrainTask task, ParameterVector global) implements ParticipationState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Train(task, global);
    }

    @Override
    public ParticipationState on(ParticipationEvent event) {
        if (event instanceof ParticipationEvent.Trained trained) {
            return new Beginning(task, trained.update());
        }
        if (event instanceof ParticipationEvent.Leave) {
            return new Left();
        }
        throw unexpected(event);
    }
}
