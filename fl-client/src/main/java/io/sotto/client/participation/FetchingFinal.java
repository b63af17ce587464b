package io.sotto.client.participation;

/** Fetching what came of the last round, to use it at home. A coordinator that has gone by then is not waited for. */
record FetchingFinal(ModelReference model, int failures) implements CallingState {
    static final int MOST_FAILURES = 3;

    @Override
    public DeviceAction action() {
        return new DeviceAction.Fetch(model);
    }

    @Override
    public ParticipationState afterFailure(ParticipationEvent.CallFailed failure) {
        return again();
    }

    @Override
    public ParticipationState onAnswer(ParticipationEvent answer) {
        if (answer instanceof ParticipationEvent.Fetched) {
            return new Finished(model, true);
        }
        if (answer instanceof ParticipationEvent.ModelGone) {
            return new Finished(model, false);
        }
        if (answer instanceof ParticipationEvent.Damaged) {
            return again();
        }
        if (answer instanceof ParticipationEvent.Unfit unfit) {
            return new GaveUp(unfit.message());
        }
        throw unexpected(answer);
    }

    private ParticipationState again() {
        return failures + 1 == MOST_FAILURES
                ? new Finished(model, false)
                : Pausing.before(new FetchingFinal(model, failures + 1), failures + 1);
    }
}
