package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.Refusal;
import io.sotto.client.participation.TrainTask;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.SubmitUpdateRequest;
import io.sotto.proto.v1.SubmitUpdateResponse;
import io.sotto.proto.v1.UpdateHeader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one update: a header, then its bytes piece by piece, each as soon as the connection can take it. A coordinator
 * that has heard enough answers early, and the rest is not sent.
 */
final class UpdateUpload {
    static final int PIECE_BYTES = 128 * 1024;
    private static final long LONGEST_MINUTES = 10;
    private static final long LONGEST_SILENCE_SECONDS = 60;

    private final FederationBlockingV2Stub stub;
    private final TrainTask task;
    private final LocalUpdate update;

    UpdateUpload(FederationBlockingV2Stub stub, TrainTask task, LocalUpdate update) {
        this.stub = stub;
        this.task = task;
        this.update = update;
    }

    /** Answers Accepted, Refused or Unreachable. */
    ParticipationEvent run() throws InterruptedException, StatusException {
        BlockingClientCall<SubmitUpdateRequest, SubmitUpdateResponse> call =
                stub.withDeadlineAfter(LONGEST_MINUTES, TimeUnit.MINUTES).submitUpdate();
        try {
            send(call);
            SubmitUpdateResponse response = call.read(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
            return response == null
                    ? new ParticipationEvent.Unreachable("the coordinator ended the call without an answer")
                    : answer(response);
        } catch (TimeoutException e) {
            return new ParticipationEvent.Unreachable(
                    "the coordinator neither took the update nor answered for %d seconds"
                            .formatted(LONGEST_SILENCE_SECONDS));
        } finally {
            call.cancel("the client needs no more", null);
        }
    }

    private void send(BlockingClientCall<SubmitUpdateRequest, SubmitUpdateResponse> call)
            throws InterruptedException, StatusException, TimeoutException {
        byte[] bytes = update.difference().toBytes();
        boolean open = write(call, SubmitUpdateRequest.newBuilder().setHeader(header()));
        for (int from = 0; open && from < bytes.length; from += PIECE_BYTES) {
            int length = Math.min(PIECE_BYTES, bytes.length - from);
            Chunk chunk = Chunk.newBuilder()
                    .setOffset(from)
                    .setData(UnsafeByteOperations.unsafeWrap(bytes, from, length))
                    .build();
            open = write(call, SubmitUpdateRequest.newBuilder().setChunk(chunk));
        }
        if (open) {
            call.halfClose();
        }
    }

    private UpdateHeader header() {
        return UpdateHeader.newBuilder()
                .setRound(task.round())
                .setAttempt(task.attempt())
                .setModelSha256(ByteString.copyFrom(task.model().sha256().toBytes()))
                .setFaceCount(update.faceCount())
                .setUpdateSha256(
                        ByteString.copyFrom(update.difference().sha256().toBytes()))
                .setMeanLoss(update.report().meanLoss())
                .build();
    }

    private static boolean write(
            BlockingClientCall<SubmitUpdateRequest, SubmitUpdateResponse> call, SubmitUpdateRequest.Builder part)
            throws InterruptedException, StatusException, TimeoutException {
        return call.write(part.build(), LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static ParticipationEvent answer(SubmitUpdateResponse response) {
        return switch (response.getOutcomeCase()) {
            case ACCEPTED -> new ParticipationEvent.Accepted();
            case REFUSED ->
                new ParticipationEvent.Refused(
                        reason(response.getRefused().getReason()),
                        Printable.of(response.getRefused().getMessage(), 300));
            case OUTCOME_NOT_SET ->
                new ParticipationEvent.Refused(Refusal.OTHER, "an answer that this client does not know");
        };
    }

    private static Refusal reason(SubmitUpdateResponse.Reason reason) {
        return switch (reason) {
            case TOO_LATE -> Refusal.TOO_LATE;
            case NOT_ASKED -> Refusal.NOT_ASKED;
            case REPEATED -> Refusal.REPEATED;
            case NOT_FINITE -> Refusal.NOT_FINITE;
            case MISMATCH -> Refusal.MISMATCH;
            case REASON_UNSPECIFIED, UNRECOGNIZED -> Refusal.OTHER;
        };
    }
}
