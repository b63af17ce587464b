package io.sotto.server.grpc;

import io.sotto.model.train.Configuration;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.secagg.ClientAdvertise;
import io.sotto.privacy.secagg.ClientConsistency;
import io.sotto.privacy.secagg.ClientMask;
import io.sotto.privacy.secagg.ClientPhase;
import io.sotto.privacy.secagg.ClientShare;
import io.sotto.privacy.secagg.ClientUnmask;
import io.sotto.privacy.secagg.Device;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.TrainTask;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The device's side of secure aggregation, for tests of the coordinator: honest, with an update of equal elements. */
final class MaskedDevice {
    private static final SignatureVerifier VERIFIER = new RememberingVerifier(new Ed25519Verifier(), 10_000);
    private static final Randomness RANDOMNESS = Randomness.system();

    private final Ed25519Signer signer = Ed25519Signer.create(RANDOMNESS);
    private final TrainingPlan plan;
    private RoundMemory memory = RoundMemory.EMPTY;
    private JoinResponse.Joined joined = JoinResponse.Joined.getDefaultInstance();
    private @Nullable ClientPhase phase;

    MaskedDevice(TrainingPlan plan) {
        this.plan = plan;
    }

    IdentityKey identity() {
        return signer.identity();
    }

    void joined(JoinResponse.Joined answer) {
        joined = answer;
    }

    /** Begins a round: the advertisement. */
    byte[] advertise(TrainTask task) throws DecodeException {
        ClientAdvertise first = ClientAdvertise.begin(device(), name(task.getRound()), terms(task));
        phase = first;
        return first.message().toBytes();
    }

    /** The answer to a later step, with an update of so many elements of this value, learned from so many faces. */
    byte[] answer(Step step, byte[] told, int length, float value, int faces) throws DecodeException {
        if (step == Step.SHARE && phase instanceof ClientAdvertise advertise) {
            ClientShare next = advertise.share(SignedDescriptor.parse(told), Instant.now());
            phase = next;
            memory = next.memory();
            return next.message().toBytes();
        }
        if (step == Step.MASK && phase instanceof ClientShare share) {
            float[] update = new float[length];
            Arrays.fill(update, value);
            ClientMask next = share.mask(Delivery.parse(told), new Contribution(update, faces, 1.5 * faces));
            phase = next;
            return next.message().toBytes();
        }
        if (step == Step.CONFIRM && phase instanceof ClientMask mask) {
            ClientConsistency next = mask.confirm(Survivors.parse(told));
            phase = next;
            return next.message().toBytes();
        }
        if (step == Step.UNMASK && phase instanceof ClientConsistency consistency) {
            ClientUnmask next = consistency.unmask(Confirmations.parse(told));
            phase = next;
            memory = next.memory();
            return next.message().toBytes();
        }
        throw new IllegalStateException("%s after %s".formatted(step, phase));
    }

    static RoundId name(RoundName name) {
        return new RoundId(Digest.of(name.getTask().toByteArray()), name.getRound(), name.getAttempt());
    }

    private TrainingTerms terms(TrainTask task) {
        Configuration configuration = new Configuration(
                task.getModel().getNetwork(),
                plan.withFrozenStatistics(task.getPlan().getFrozenStatistics()));
        return new TrainingTerms(
                Digest.of(task.getModel().getSha256().toByteArray()),
                Digest.of(configuration.sha256().toBytes()),
                plan.epochs(),
                plan.learningRate());
    }

    private Device device() throws DecodeException {
        return new Device(
                signer,
                Enrolment.parse(joined.getEnrolment().toByteArray()),
                IdentityKey.of(joined.getAuthorityKey().toByteArray()),
                IdentityKey.of(joined.getCoordinatorKey().toByteArray()),
                DevicePolicy.STANDARD,
                memory,
                Primitives.standard(),
                VERIFIER,
                RANDOMNESS);
    }
}
