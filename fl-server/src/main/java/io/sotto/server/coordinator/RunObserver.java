package io.sotto.server.coordinator;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.server.round.Ending;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.TaskId;
import io.sotto.server.store.RoundRecord;
import java.util.Map;

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

    /**
     * Clients could not read what others had shared with them.
     *
     * @param complaints by whose shares: how many clients could not; at least one of the two lies
     */
    void complained(TaskId task, Map<IdentityKey, Integer> complaints);

    /** A round is committed. */
    void committed(RoundRecord round);

    /** The run is over. */
    void ended(Ending ending);
}
