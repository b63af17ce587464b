package io.sotto.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.sotto.proto.v1.Chunk;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Sends what a step tells a client. That comes from the event loop, after the call's method has returned, when readiness
 * can no longer be waited for; a few pieces of some hundred kilobytes go into gRPC's own queue.
 */
final class StepTelling {
    private StepTelling() {}

    static void tell(Optional<byte[]> told, ServerCallStreamObserver<Chunk> call) {
        if (call.isCancelled()) {
            return;
        }
        if (told.isEmpty()) {
            call.onError(new CallFailure(
                    CallFailure.Reason.STEP_UNKNOWN, "this step is not under way, or without this client"));
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(told.get()).asReadOnlyBuffer();
        for (int offset = 0; offset < bytes.capacity(); offset += ByteStream.CHUNK_BYTES) {
            int length = Math.min(ByteStream.CHUNK_BYTES, bytes.capacity() - offset);
            call.onNext(ByteStream.chunk(bytes, offset, length));
        }
        call.onCompleted();
    }
}
