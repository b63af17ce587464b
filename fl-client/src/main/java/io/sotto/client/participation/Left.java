package io.sotto.client.participation;

/** The user stopped the device. */
public record Left() implements ParticipationState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Stop();
    }

    @Override
    public ParticipationState on(ParticipationEvent event) {
        return this;
    }
}
