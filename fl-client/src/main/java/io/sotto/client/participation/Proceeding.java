package io.sotto.client.participation;

/** Checking what a step tells and making the answer. */
record Proceeding(StepMessage told) implements ParticipationState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Proceed(told);
    }

    @Override
    public ParticipationState on(ParticipationEvent event) {
        return Preparation.after(this, event, told.round());
    }
}
