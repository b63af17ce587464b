package io.sotto.server.round;

import io.sotto.model.Sha256;
import java.time.Duration;
import java.util.List;

/**
 * The port through which a run acts on the world: a method for each {@link RoundAction}. A driver calls
 * {@link RoundState#on}, keeps the next state and then performs the actions in order, all in one thread.
 */
public interface RoundEffects {
    /** An attempt begins: start an empty sum. */
    void begin(TaskId task, List<ClientId> cohort);

    /**
     * Tell a client to train; it may be told the same task again.
     *
     * @param model the model to start from
     * @param seed names the random streams of its local training
     */
    void assign(ClientId client, TaskId task, Sha256 model, long seed);

    /** Send {@link RoundEvent.DeadlinePassed} after the given time. */
    void setDeadline(Deadline deadline, Duration after);

    /** Add the update to the sum, and tell the client so. Happens at most once for a client in an attempt. */
    void accept(ClientId client, ClientUpdate update);

    /**
     * Tell the client that its update is refused.
     *
     * @param message what was expected and what was found
     */
    void refuse(ClientId client, Refusal reason, String message);

    /** An attempt has failed: forget the sum. The model stays as it is. */
    void abandon(RoundSummary summary);

    /**
     * Make the next global model of the sum, store and evaluate it; then send {@link RoundEvent.Committed}. If that cannot
     * be done, the run cannot go on: the driver stops.
     */
    void commit(RoundSummary summary);

    /** Tell a client that the run is over. */
    void dismiss(ClientId client, Sha256 model);

    /** The run is over; clients that ask later are dismissed one by one. */
    void finish(Ending ending, Sha256 model);
}
