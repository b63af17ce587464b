package io.sotto.client.participation;

/** Making fresh keys for the round that the device has trained for; nothing of the update leaves yet. */
record Beginning(TrainTask task, LocalUpdate update) implements ParticipationState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Begin(task, update);
    }

    @Override
    public ParticipationState on(ParticipationEvent event) {
        return Preparation.after(this, event, task.name());
    }
}
