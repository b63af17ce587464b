package io.sotto.client.participation;

/** Judging what a task asks of this device: a model that will not be trained is not even fetched. */
record Considering(TrainTask task) implements ParticipationState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Consider(task);
    }

    @Override
    public ParticipationState on(ParticipationEvent event) {
        if (event instanceof ParticipationEvent.Agreed) {
            return new Fetching(task, 0, 0);
        }
        if (event instanceof ParticipationEvent.RoundLeft left) {
            return new Withdrawing(task.name(), left, 0);
        }
        if (event instanceof ParticipationEvent.Leave) {
            return new Left();
        }
        throw unexpected(event);
    }
}
