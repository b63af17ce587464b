package io.sotto.client.device;

import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.StepTask;
import io.sotto.privacy.secagg.message.RoundId;

/**
 * The way to the coordinator. Each call blocks until there is an answer or a failure, both of which are events; the
 * thread's interruption ends it early.
 */
public interface Coordinator {
    /** Answers Joined, Full, VersionRefused, NotAdmitted or a failure. */
    ParticipationEvent join() throws InterruptedException;

    /** Answers NoTask, Asked, AskedStep, NoMoreRounds, Unfit, SessionUnknown or a failure. */
    ParticipationEvent nextTask() throws InterruptedException;

    /** Answers Fetched, ModelGone, Damaged, Unfit, SessionUnknown or a failure. */
    ParticipationEvent fetch(ModelReference model) throws InterruptedException;

    /** Answers Accepted, Refused, SessionUnknown or a failure. */
    ParticipationEvent submit(StepMessage message) throws InterruptedException;

    /** Answers Told, StepGone, SessionUnknown or a failure. */
    ParticipationEvent fetchStep(StepTask task) throws InterruptedException;

    /** Answers Withdrawn, SessionUnknown or a failure. */
    ParticipationEvent withdraw(RoundId round) throws InterruptedException;
}
