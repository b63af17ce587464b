package io.sotto.client.masking;

import io.sotto.client.device.Membership;
import io.sotto.client.device.RoundKeeper;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.TrainTask;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.secagg.AbortReason;
import io.sotto.privacy.secagg.Device;
import io.sotto.privacy.secagg.RoundAbortedException;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.policy.PolicyVerdict;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of one device, one at a time. A round that is left, for whatever reason, has its keys wiped and cannot go on.
 * Not thread-safe.
 */
public final class MaskedRounds implements RoundKeeper, AutoCloseable {
    private final Membership membership;
    private final WatchedPolicy policy;
    private final Primitives primitives;
    private final Randomness randomness;
    private final InstantSource clock;
    private final SignatureVerifier verifier;
    private @Nullable MaskedRound round;

    /**
     * @param policy what the device agrees to
     * @param randomness where keys and masks come from: the platform's generator but in tests
     */
    public MaskedRounds(
            Membership membership,
            RoundPolicy policy,
            Primitives primitives,
            SignatureVerifier verifier,
            Randomness randomness,
            InstantSource clock) {
        this.membership = membership;
        this.policy = new WatchedPolicy(policy);
        this.primitives = primitives;
        this.verifier = verifier;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public ParticipationEvent consider(TrainTask task) {
        PolicyVerdict verdict = policy.judge(task.terms());
        return verdict.accepts()
                ? new ParticipationEvent.Agreed()
                : left("%s: %s".formatted(AbortReason.POLICY, verdict.reasons()), policy.refusedForGood());
    }

    @Override
    public ParticipationEvent begin(TrainTask task, LocalUpdate update) {
        close();
        Optional<String> problem = Contributions.problem(update);
        if (problem.isPresent()) {
            return new ParticipationEvent.RoundLeft(problem.get(), false);
        }
        MaskedRound begun = MaskedRound.begin(device(), task, update);
        round = begun;
        return begun.prepared(RoundStep.ADVERTISE, begun.advertisement());
    }

    @Override
    public ParticipationEvent proceed(StepMessage told) {
        MaskedRound current = round;
        if (current == null || !current.isNamed(told.round())) {
            return new ParticipationEvent.RoundLeft(
                    "%s: this device has no keys for it".formatted(told.round()), false);
        }
        try {
            byte[] answer = current.answer(told.step(), told.bytes(), clock.instant(), membership);
            return current.prepared(told.step(), answer);
        } catch (RoundAbortedException e) {
            return left(String.valueOf(e.getMessage()), isForGood(e));
        } catch (DecodeException | IllegalArgumentException e) {
            return left("the coordinator said something that cannot be: " + e.getMessage(), false);
        }
    }

    /** Forgets the round under way. */
    @Override
    public void close() {
        if (round != null) {
            round.close();
            round = null;
        }
    }

    private ParticipationEvent left(String message, boolean forGood) {
        close();
        return new ParticipationEvent.RoundLeft(message, forGood);
    }

    private boolean isForGood(RoundAbortedException failure) {
        return failure.reason() == AbortReason.NOT_THE_SERVER
                || (failure.reason() == AbortReason.POLICY && policy.refusedForGood());
    }

    private Device device() {
        Membership.Trusted trusted = membership
                .trusted()
                .orElseThrow(() -> new IllegalStateException("a device takes part after it has joined"));
        return new Device(
                membership.signer(),
                trusted.enrolment(),
                trusted.authority(),
                trusted.coordinator(),
                policy,
                membership.memory(),
                primitives,
                verifier,
                randomness);
    }
}
