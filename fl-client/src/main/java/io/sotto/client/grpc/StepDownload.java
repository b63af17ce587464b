package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.StepTask;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.FetchStepRequest;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches what a step tells, up to what the largest cohort's terms take. */
final class StepDownload {
    static final int LARGEST_BYTES = 2 * 1024 * 1024;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Chunk chunk;
        while ((chunk = call.read(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS)) != null) {
            ByteString data = chunk.getData();
            if (chunk.getOffset() != bytes.size() || data.isEmpty() || data.size() > LARGEST_BYTES - bytes.size()) {
                return new ParticipationEvent.Unreachable(
                        "%s came damaged: a piece of %d bytes at byte %s: expected one at byte %d, %d bytes at most in all"
                                .formatted(
                                        task.step(),
                                        data.size(),
                                        Long.toUnsignedString(chunk.getOffset()),
                                        bytes.size(),
                                        LARGEST_BYTES));
            }
            bytes.writeBytes(data.toByteArray());
        }
        return new ParticipationEvent.Told(new StepMessage(task.round(), task.step(), bytes.toByteArray()));
    }
}
