package io.sotto.client.grpc;

import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.StepTask;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.FetchStepRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches what a step tells. */
final class StepDownload {
    private static final long LONGEST_MINUTES = 2;
    private static final long LONGEST_SILENCE_SECONDS = 30;

    private final FederationBlockingV2Stub stub;
    private final StepTask task;

    StepDownload(FederationBlockingV2Stub stub, StepTask task) {
        this.stub = stub;
        this.task = task;
    }

    /** Answers Told or Unreachable. */
    ParticipationEvent run() throws InterruptedException, StatusException {
        BlockingClientCall<?, Chunk> call = stub.withDeadlineAfter(LONGEST_MINUTES, TimeUnit.MINUTES)
                .fetchStep(FetchStepRequest.newBuilder()
                        .setRound(WireTasks.name(task.round()))
                        .setStep(WireTasks.step(task.step()))
                        .build());
        try {
            return receive(call);
        } catch (TimeoutException e) {
            return new ParticipationEvent.Unreachable(
                    "no piece of the step came for %d seconds".formatted(LONGEST_SILENCE_SECONDS));
        } finally {
            call.cancel("the client needs no more", null);
        }
    }

    private ParticipationEvent receive(BlockingClientCall<?, Chunk> call)
            throws InterruptedException, StatusException, TimeoutException {
        StepAssembly assembly = new StepAssembly();
        Chunk chunk;
        while ((chunk = call.read(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS)) != null) {
            Optional<String> problem = assembly.add(chunk);
            if (problem.isPresent()) {
                return new ParticipationEvent.Unreachable("%s came damaged: %s".formatted(task.step(), problem.get()));
            }
        }
        return new ParticipationEvent.Told(new StepMessage(task.round(), task.step(), assembly.told()));
    }
}
