package io.sotto.client.participation;

/**
 * The last round is over.
 *
 * @param finalModel what came of all rounds
 * @param fetched whether this device got it
 */
public record Finished(ModelReference finalModel, boolean fetched) implements ParticipationState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Stop();
    }

    @Override
    public ParticipationState on(ParticipationEvent event) {
        return this;
    }
}
