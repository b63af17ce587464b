package io.sotto.client.participation;

import io.sotto.model.ParameterVector;
import io.sotto.model.Sha256;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can happen to a device that takes part: an answer to what it asked, a failure of the call, or the user's wish to go. */
public sealed interface ParticipationEvent {
    /** The coordinator knows this device now. */
    record Joined() implements ParticipationEvent {}

    /** The coordinator serves as many clients as it may. */
    record Full() implements ParticipationEvent {}

    /** The device is not enrolled here, or the keys are not those it knows: taking part would protect nothing. */
    record NotAdmitted(String message) implements ParticipationEvent {}

    /** The coordinator speaks other versions of the protocol. */
    record VersionRefused(int lowest, int highest) implements ParticipationEvent {}

    /**
     * There is no work for now.
     *
     * @param waited how long the coordinator took to say so
     */
    record NoTask(Duration waited) implements ParticipationEvent {}

    record Asked(TrainTask task) implements ParticipationEvent {}

    /** The owner's policy allows what a task asks. */
    record Agreed() implements ParticipationEvent {}

    record AskedStep(StepTask task) implements ParticipationEvent {}

    /** What a step tells this device. */
    record Told(StepMessage message) implements ParticipationEvent {}

    /** The step is not under way any more, or without this device. */
    record StepGone() implements ParticipationEvent {}

    /**
     * The answer to a step is made, and whatever must be remembered of it is stored.
     *
     * @param model the global model that training started from
     * @param terms of the round; empty before they are known
     * @param warnings what the owner should know of the terms
     */
    record Prepared(StepMessage message, Sha256 model, Optional<RoundDescriptor> terms, List<String> warnings)
            implements ParticipationEvent {
        public Prepared {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * This device leaves the round by itself, and has forgotten its keys; nothing of the update was revealed.
     *
     * @param message what was asked and what is allowed, for a person
     * @param forGood whether the next round would be left for the same reason
     */
    record RoundLeft(String message, boolean forGood) implements ParticipationEvent {}

    /** The coordinator knows that this device left the round. */
    record Withdrawn() implements ParticipationEvent {}

    /** The last round is over, and this is what came of it. */
    record NoMoreRounds(ModelReference finalModel) implements ParticipationEvent {}

    /** A model came whole, and its hash is right. */
    record Fetched(ParameterVector parameters) implements ParticipationEvent {}

    /** The coordinator no longer serves the model. */
    record ModelGone() implements ParticipationEvent {}

    /** A model came cut short, with a gap, a repetition or another hash. */
    record Damaged(String message) implements ParticipationEvent {}

    /** A task that this device cannot do: it does not know the network, or the plan is out of range. */
    record Unfit(String message) implements ParticipationEvent {}

    /**
     * Local training is done.
     *
     * @param losses mean cross-entropy on this device's faces, of the global and of the trained model
     */
    record Trained(LocalUpdate update, LossChange losses) implements ParticipationEvent {}

    record Accepted() implements ParticipationEvent {}

    /**
     * The coordinator did not take the answer.
     *
     * @param message what was expected and what was found, in its words
     */
    record Refused(Refusal reason, String message) implements ParticipationEvent {}

    /** The coordinator does not know this device's session, perhaps because it started anew. */
    record SessionUnknown() implements ParticipationEvent {}

    /** A pause that the machine asked for is over. */
    record PauseOver() implements ParticipationEvent {}

    /** The user wants to stop. */
    record Leave() implements ParticipationEvent {}

    /** A call that got no answer. */
    sealed interface CallFailed extends ParticipationEvent {
        /** Why, for a person. */
        String message();
    }

    /** Nobody answers, the connection broke, or the coordinator asks to come back later. */
    record Unreachable(String message) implements CallFailed {}

    /** Whoever answers cannot prove to be the coordinator. */
    record Untrusted(String message) implements CallFailed {}

    /** The coordinator calls the request malformed. */
    record Rejected(String message) implements CallFailed {}
}
