package io.sotto.client.participation;

/**
 * Taking part makes no sense as things are set up.
 *
 * @param message what was expected and what was found, for a person
 */
public record GaveUp(String message) implements ParticipationState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Stop();
    }

    @Override
    public ParticipationState on(ParticipationEvent event) {
        return this;
    }
}
