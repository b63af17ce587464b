package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.Refusal;
import io.sotto.client.participation.StepMessage;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.StepHeader;
import io.sotto.proto.v1.SubmitStepRequest;
import io.sotto.proto.v1.SubmitStepResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends the answer to a step: a header, then its bytes piece by piece, each as soon as the connection can take it. A coordinator
 * that has heard enough answers early, and the rest is not sent.
 */
final class StepUpload {
    static final int PIECE_BYTES = 128 * 1024;
    private static final long LONGEST_MINUTES = 10;
    private static final long LONGEST_SILENCE_SECONDS = 60;

    private final FederationBlockingV2Stub stub;
    private final StepMessage message;

    StepUpload(FederationBlockingV2Stub stub, StepMessage message) {
        this.stub = stub;
        this.message = message;
    }

    /** Answers Accepted, Refused or Unreachable. */
    ParticipationEvent run() throws InterruptedException, StatusException {
        BlockingClientCall<SubmitStepRequest, SubmitStepResponse> call =
                stub.withDeadlineAfter(LONGEST_MINUTES, TimeUnit.MINUTES).submitStep();
        try {
            send(call);
            SubmitStepResponse response = call.read(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
            return response == null
                    ? new ParticipationEvent.Unreachable("the coordinator ended the call without an answer")
                    : answer(response);
        } catch (TimeoutException e) {
            return new ParticipationEvent.Unreachable(
                    "the coordinator neither took the message nor answered for %d seconds"
                            .formatted(LONGEST_SILENCE_SECONDS));
        } finally {
            call.cancel("the client needs no more", null);
        }
    }

    private void send(BlockingClientCall<SubmitStepRequest, SubmitStepResponse> call)
            throws InterruptedException, StatusException, TimeoutException {
        byte[] bytes = message.bytes();
        boolean open = write(call, SubmitStepRequest.newBuilder().setHeader(header()));
        for (int from = 0; open && from < bytes.length; from += PIECE_BYTES) {
            int length = Math.min(PIECE_BYTES, bytes.length - from);
            Chunk chunk = Chunk.newBuilder()
                    .setOffset(from)
                    .setData(UnsafeByteOperations.unsafeWrap(bytes, from, length))
                    .build();
            open = write(call, SubmitStepRequest.newBuilder().setChunk(chunk));
        }
        if (open) {
            call.halfClose();
        }
    }

    private StepHeader header() {
        return StepHeader.newBuilder()
                .setRound(WireTasks.name(message.round()))
                .setStep(WireTasks.step(message.step()))
                .setByteLength(message.bytes().length)
                .setSha256(ByteString.copyFrom(message.sha256().toBytes()))
                .build();
    }

    private static boolean write(
            BlockingClientCall<SubmitStepRequest, SubmitStepResponse> call, SubmitStepRequest.Builder part)
            throws InterruptedException, StatusException, TimeoutException {
        return call.write(part.build(), LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
    }

    static ParticipationEvent answer(SubmitStepResponse response) {
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

    private static Refusal reason(SubmitStepResponse.Reason reason) {
        return switch (reason) {
            case TOO_LATE -> Refusal.TOO_LATE;
            case NOT_ASKED -> Refusal.NOT_ASKED;
            case REPEATED -> Refusal.REPEATED;
            case MISMATCH -> Refusal.MISMATCH;
            case NOT_GENUINE -> Refusal.NOT_GENUINE;
            case REASON_UNSPECIFIED, UNRECOGNIZED -> Refusal.OTHER;
        };
    }
}
