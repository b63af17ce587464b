package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.TrainTask;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.proto.v1.ModelDescriptor;
import java.time.Duration;

/** A real network's fresh parameters, and what the wire says about them. */
public final class SmallModel {
    public static final Network NETWORK = Architecture.SMALL.network(Normalisation.NONE);
    public static final ParameterVector PARAMETERS =
            NETWORK.initialParameters(new RandomStreams(1).stream("initial-parameters"));
    public static final byte[] BYTES = PARAMETERS.toBytes();
    public static final ModelReference REFERENCE =
            new ModelReference(NETWORK.name(), PARAMETERS.layout().sha256(), PARAMETERS.sha256(), BYTES.length);
    public static final RoundId ROUND = new RoundId(Digest.sha256(new byte[] {1}), 3, 2);
    public static final TrainTask TASK = new TrainTask(
            ROUND,
            REFERENCE,
            new TrainingPlan(1, 32, 0.05, 0.1, true, new Optimiser.Sgd(0.9, 5e-4), true),
            Duration.ofMinutes(2),
            99);

    private SmallModel() {}

    public static ModelDescriptor.Builder descriptor() {
        return ModelDescriptor.newBuilder()
                .setNetwork(NETWORK.name())
                .setLayoutSha256(
                        ByteString.copyFrom(PARAMETERS.layout().sha256().toBytes()))
                .setSha256(ByteString.copyFrom(PARAMETERS.sha256().toBytes()))
                .setByteLength(BYTES.length);
    }

    public static io.sotto.proto.v1.TrainTask.Builder task() {
        return io.sotto.proto.v1.TrainTask.newBuilder()
                .setRound(WireTasks.name(ROUND))
                .setModel(descriptor())
                .setPlan(io.sotto.proto.v1.TrainingPlan.newBuilder()
                        .setEpochs(1)
                        .setBatchSize(32)
                        .setLearningRate(0.05)
                        .setLabelSmoothing(0.1)
                        .setMirror(true)
                        .setFrozenStatistics(true)
                        .setSgd(io.sotto.proto.v1.TrainingPlan.Sgd.newBuilder()
                                .setMomentum(0.9)
                                .setWeightDecay(5e-4)))
                .setDeadlineMillis(120_000)
                .setSeed(99);
    }
}
