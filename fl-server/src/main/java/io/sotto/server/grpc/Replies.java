package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.sotto.model.Sha256;
import io.sotto.model.train.Optimiser;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.proto.v1.ModelDescriptor;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepTask;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.proto.v1.TrainTask;
import io.sotto.proto.v1.TrainingPlan;
import io.sotto.server.coordinator.AnswerReply;
import io.sotto.server.coordinator.GlobalModel;
import io.sotto.server.coordinator.TaskReply;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundStep;

/** Puts answers into messages. */
final class Replies {
    private Replies() {}

    static NextTaskResponse task(TaskReply reply) {
        NextTaskResponse.Builder response = NextTaskResponse.newBuilder();
        if (reply instanceof TaskReply.Train train) {
            response.setTrain(train(train));
        } else if (reply instanceof TaskReply.Answer answer) {
            response.setStep(
                    StepTask.newBuilder().setRound(name(answer.round())).setStep(step(answer.step())));
        } else if (reply instanceof TaskReply.Over over) {
            response.setFinished(NextTaskResponse.Finished.newBuilder().setModel(descriptor(over.model())));
        } else {
            response.setWait(NextTaskResponse.Wait.getDefaultInstance());
        }
        return response.build();
    }

    static SubmitStepResponse accepted() {
        return SubmitStepResponse.newBuilder()
                .setAccepted(SubmitStepResponse.Accepted.getDefaultInstance())
                .build();
    }

    static SubmitStepResponse refused(AnswerReply.Refused refused) {
        return SubmitStepResponse.newBuilder()
                .setRefused(SubmitStepResponse.Refused.newBuilder()
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
                .setRound(name(train.round()))
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
                .setMirror(plan.mirror())
                .setFrozenStatistics(plan.frozenStatistics());
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

    private static RoundName name(RoundId round) {
        return RoundName.newBuilder()
                .setTask(ByteString.copyFrom(round.task().toBytes()))
                .setRound(round.round())
                .setAttempt(round.attempt())
                .build();
    }

    private static Step step(RoundStep step) {
        return switch (step) {
            case ADVERTISE -> Step.ADVERTISE;
            case SHARE -> Step.SHARE;
            case MASK -> Step.MASK;
            case CONFIRM -> Step.CONFIRM;
            case UNMASK -> Step.UNMASK;
            case UPDATE -> throw new IllegalArgumentException("no update travels in clear");
        };
    }

    private static SubmitStepResponse.Reason reason(Refusal refusal) {
        return switch (refusal) {
            case TOO_LATE, WITHDRAWN -> SubmitStepResponse.Reason.TOO_LATE;
            case NOT_ASKED -> SubmitStepResponse.Reason.NOT_ASKED;
            case REPEATED -> SubmitStepResponse.Reason.REPEATED;
            case MISMATCH, NOT_FINITE -> SubmitStepResponse.Reason.MISMATCH;
            case NOT_GENUINE -> SubmitStepResponse.Reason.NOT_GENUINE;
        };
    }

    private static ByteString bytes(Sha256 sha256) {
        return ByteString.copyFrom(sha256.toBytes());
    }
}
