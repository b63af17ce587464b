package io.sotto.client.participation;

/**
 * Fetching the global model of a task.
 *
 * @param damages how many transfers of it came damaged
 */
record Fetching(TrainTask task, int failures, int damages) implements CallingState {
    /** TLS keeps bytes whole on their way, so a few damaged models in a row are a fault of the coordinator. */
    static final int MOST_DAMAGES = 3;

    @Override
    public DeviceAction action() {
        return new DeviceAction.Fetch(task.model());
    }

    @Override
    public ParticipationState afterFailure(ParticipationEvent.CallFailed failure) {
        CallingState next = failure instanceof ParticipationEvent.Rejected
                ? new Polling(failures + 1)
                : new Fetching(task, failures + 1, damages);
        return Pausing.before(next, failures + 1);
    }

    @Override
    public ParticipationState onAnswer(ParticipationEvent answer) {
        if (answer instanceof ParticipationEvent.Fetched fetched) {
            return new Training(task, fetched.parameters());
        }
        if (answer instanceof ParticipationEvent.ModelGone) {
            return new Polling(failures);
        }
        if (answer instanceof ParticipationEvent.Damaged damaged) {
            return damages + 1 == MOST_DAMAGES
                    ? new GaveUp("%s, %d times in a row".formatted(damaged.message(), MOST_DAMAGES))
                    : Pausing.before(new Fetching(task, failures, damages + 1), damages + 1);
        }
        if (answer instanceof ParticipationEvent.Unfit unfit) {
            return new GaveUp(unfit.message());
        }
        throw unexpected(answer);
    }
}
