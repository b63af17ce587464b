package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.sotto.model.Sha256;
import io.sotto.model.train.Optimiser;
import io.sotto.proto.v1.ModelDescriptor;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.SubmitUpdateResponse;
import io.sotto.proto.v1.TrainTask;
import io.sotto.proto.v1.TrainingPlan;
import io.sotto.server.coordinator.GlobalModel;
import io.sotto.server.coordinator.TaskReply;
import io.sotto.server.coordinator.UpdateReply;
import io.sotto.server.round.Refusal;

/** Puts answers into messages. */
final class Replies {
    private Replies() {}

    static NextTaskResponse task(TaskReply reply) {
        NextTaskResponse.Builder response = NextTaskResponse.newBuilder();
        if (reply instanceof TaskReply.Train train) {
            response.setTrain(train(train));
        } else if (reply instanceof TaskReply.Over over) {
            response.setFinished(NextTaskResponse.Finished.newBuilder().setModel(descriptor(over.model())));
        } else {
            response.setWait(NextTaskResponse.Wait.getDefaultInstance());
        }
        return response.build();
    }

    static SubmitUpdateResponse accepted() {
        return SubmitUpdateResponse.newBuilder()
                .setAccepted(SubmitUpdateResponse.Accepted.getDefaultInstance())
                .build();
    }

    static SubmitUpdateResponse refused(UpdateReply.Refused refused) {
        return SubmitUpdateResponse.newBuilder()
                .setRefused(SubmitUpdateResponse.Refused.newBuilder()
                        .setReason(reason(refused.reason()))
                        .setMessage(refused.message()))
                .build();
    }

    static ModelDescriptor descriptor(GlobalModel model) {
        return ModelDescriptor.newBuilder()
                .setNetwork(model.network())
                .setLayoutSha256(bytes(model.parameters().layout().sha256()))
                .setSha256(bytes(model.sha256()))
                .setByteLength(model.byteLength())
                .build();
    }

    private static TrainTask train(TaskReply.Train train) {
        return TrainTask.newBuilder()
                .setRound(train.task().round())
                .setAttempt(train.task().attempt())
                .setModel(descriptor(train.model()))
                .setPlan(plan(train.plan()))
                .setDeadlineMillis(train.remaining().toMillis())
                .setSeed(train.seed())
                .build();
    }

    private static TrainingPlan plan(io.sotto.model.train.TrainingPlan plan) {
        TrainingPlan.Builder wire = TrainingPlan.newBuilder()
                .setEpochs(plan.epochs())
                .setBatchSize(plan.batchSize())
                .setLearningRate(plan.learningRate())
                .setLabelSmoothing(plan.labelSmoothing())
                .setMirror(plan.mirror());
        if (plan.optimiser() instanceof Optimiser.Sgd sgd) {
            wire.setSgd(
                    TrainingPlan.Sgd.newBuilder().setMomentum(sgd.momentum()).setWeightDecay(sgd.weightDecay()));
        } else if (plan.optimiser() instanceof Optimiser.Adam adam) {
            wire.setAdam(TrainingPlan.Adam.newBuilder()
                    .setBeta1(adam.beta1())
                    .setBeta2(adam.beta2())
                    .setEpsilon(adam.epsilon())
                    .setWeightDecay(adam.weightDecay()));
        }
        return wire.build();
    }

    private static SubmitUpdateResponse.Reason reason(Refusal refusal) {
        return switch (refusal) {
            case TOO_LATE -> SubmitUpdateResponse.Reason.TOO_LATE;
            case NOT_ASKED -> SubmitUpdateResponse.Reason.NOT_ASKED;
            case REPEATED -> SubmitUpdateResponse.Reason.REPEATED;
            case NOT_FINITE -> SubmitUpdateResponse.Reason.NOT_FINITE;
            case MISMATCH -> SubmitUpdateResponse.Reason.MISMATCH;
        };
    }

    private static ByteString bytes(Sha256 sha256) {
        return ByteString.copyFrom(sha256.toBytes());
    }
}
