package io.sotto.server.coordinator;

import io.sotto.server.round.Ending;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.TaskId;
import io.sotto.server.store.RoundRecord;

/** Told what happens to a run, on the event loop: be quick. */
public interface RunObserver {
    /** An attempt begins with so many clients. */
    void began(TaskId task, int cohortSize);

    /**
     * An attempt has failed; the model is unchanged.
     *
     * @param reason for people
     */
    void failed(RoundSummary summary, String reason);

    /** A round is committed. */
    void committed(RoundRecord round);

    /** The run is over. */
    void ended(Ending ending);
}
