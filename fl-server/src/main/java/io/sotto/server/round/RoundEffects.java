package io.sotto.server.round;

import io.sotto.model.Sha256;
import java.time.Duration;
import java.util.List;

/**
 * The port through which a run acts on the world: a method for each {@link RoundAction}. A driver calls
 * {@link RoundState#on}, keeps the next state and then performs the actions in order, all in one thread.
 */
public interface RoundEffects {
    /** An attempt begins: start with fresh keys and an empty sum. */
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

    /** Tell a member what a later step has for it, and ask for its answer; it may be told the same again. */
    void assignStep(ClientId client, TaskId task, RoundStep step);

    /** Tell the client that its answer is taken. Happens at most once for a client in a step. */
    void accept(ClientId client);

    /**
     * Tell the client that its answer is refused.
     *
     * @param message what was expected and what was found
     */
    void refuse(ClientId client, Refusal reason, String message);

    /** Forget that this client has advertised: it stays out of the cohort that is about to be fixed. */
    void leaveOut(ClientId client);

    /**
     * Take no more answers to this step and go on to the next; then send {@link RoundEvent.StepClosed} or
     * {@link RoundEvent.Aborted}, not before this call has returned.
     */
    void closeStep(TaskId task, RoundStep step);

    /**
     * An attempt has failed: forget its keys and its sum. The model stays as it is.
     *
     * @param reason for people
     */
    void abandon(RoundSummary summary, String reason);

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
