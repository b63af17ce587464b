package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.StepTask;
import io.sotto.client.participation.TrainTask;
import io.sotto.model.Sha256;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.proto.v1.ModelDescriptor;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import java.time.Duration;

/**
 * Reads what a coordinator asks for. The records it fills check their own ranges, so that a plan which would keep a device
 * busy for days is an {@link IllegalArgumentException} here and never reaches the training.
 */
final class WireTasks {
    /** Neither a round nor a deadline is ever longer. */
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(30);

    private WireTasks() {}

    static TrainTask task(io.sotto.proto.v1.TrainTask wire) {
        long deadlineMillis = wire.getDeadlineMillis();
        require(
                deadlineMillis >= 0 && deadlineMillis <= LONGEST_DEADLINE.toMillis(),
                "deadline in milliseconds",
                deadlineMillis,
                "0 to " + LONGEST_DEADLINE.toMillis());
        return new TrainTask(
                round(wire.getRound()),
                reference(wire.getModel()),
                plan(wire.getPlan()),
                Duration.ofMillis(deadlineMillis),
                wire.getSeed());
    }

    static StepTask step(io.sotto.proto.v1.StepTask wire) {
        RoundStep step = switch (wire.getStep()) {
            case SHARE -> RoundStep.SHARE;
            case MASK -> RoundStep.MASK;
            case CONFIRM -> RoundStep.CONFIRM;
            case UNMASK -> RoundStep.UNMASK;
            case ADVERTISE, STEP_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("step %s: expected SHARE to UNMASK".formatted(wire.getStep()));
        };
        return new StepTask(round(wire.getRound()), step);
    }

    static RoundName name(RoundId round) {
        return RoundName.newBuilder()
                .setTask(ByteString.copyFrom(round.task().toBytes()))
                .setRound(round.round())
                .setAttempt(round.attempt())
                .build();
    }

    static Step step(RoundStep step) {
        return switch (step) {
            case ADVERTISE -> Step.ADVERTISE;
            case SHARE -> Step.SHARE;
            case MASK -> Step.MASK;
            case CONFIRM -> Step.CONFIRM;
            case UNMASK -> Step.UNMASK;
        };
    }

    private static RoundId round(RoundName wire) {
        return new RoundId(Digest.of(wire.getTask().toByteArray()), wire.getRound(), wire.getAttempt());
    }

    static ModelReference reference(ModelDescriptor wire) {
        return new ModelReference(
                Printable.of(wire.getNetwork(), 64),
                hash(wire.getLayoutSha256()),
                hash(wire.getSha256()),
                wire.getByteLength());
    }

    private static TrainingPlan plan(io.sotto.proto.v1.TrainingPlan wire) {
        return new TrainingPlan(
                wire.getEpochs(),
                wire.getBatchSize(),
                wire.getLearningRate(),
                wire.getLabelSmoothing(),
                wire.getMirror(),
                optimiser(wire),
                wire.getFrozenStatistics());
    }

    private static Optimiser optimiser(io.sotto.proto.v1.TrainingPlan wire) {
        return switch (wire.getOptimiserCase()) {
            case SGD ->
                new Optimiser.Sgd(wire.getSgd().getMomentum(), wire.getSgd().getWeightDecay());
            case ADAM ->
                new Optimiser.Adam(
                        wire.getAdam().getBeta1(),
                        wire.getAdam().getBeta2(),
                        wire.getAdam().getEpsilon(),
                        wire.getAdam().getWeightDecay());
            case OPTIMISER_NOT_SET ->
                throw new IllegalArgumentException("optimiser: expected sgd or adam, found neither");
        };
    }

    private static Sha256 hash(ByteString bytes) {
        return Sha256.ofDigest(bytes.toByteArray());
    }

    private static void require(boolean holds, String name, long value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %d: expected %s".formatted(name, value, expected));
        }
    }
}
