package io.sotto.client.participation;

/**
 * The way to the coordinator. Each call blocks until there is an answer or a failure, both of which are events; the
 * thread's interruption ends it early.
 */
public interface Coordinator {
    /** The version of the wire protocol that this client speaks. */
    int PROTOCOL_VERSION = 1;

    /** Answers Joined, Full, VersionRefused or a failure. */
    ParticipationEvent join() throws InterruptedException;

    /** Answers NoTask, Asked, NoMoreRounds, Unfit, SessionUnknown or a failure. */
    ParticipationEvent nextTask() throws InterruptedException;

    /** Answers Fetched, ModelGone, Damaged, Unfit, SessionUnknown or a failure. */
    ParticipationEvent fetch(ModelReference model) throws InterruptedException;

    /** Answers Accepted, Refused, SessionUnknown or a failure. */
    ParticipationEvent submit(TrainTask task, LocalUpdate update) throws InterruptedException;
}
