package io.sotto.server.grpc;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.stub.ServerCallStreamObserver;
import io.sotto.proto.v1.Chunk;
import java.nio.ByteBuffer;

/**
 * Sends bytes in chunks, each only when the client's connection can take it. Chunks are views, so a slow client costs no
 * memory beyond what it is sent; of a model all calls share the same bytes.
 */
final class ByteStream {
    static final int CHUNK_BYTES = 128 * 1024;

    private final ByteBuffer bytes;
    private final ServerCallStreamObserver<Chunk> call;
    private final Runnable whenSent;
    private int sent;

    private ByteStream(ByteBuffer bytes, ServerCallStreamObserver<Chunk> call, Runnable whenSent) {
        this.bytes = bytes;
        this.call = call;
        this.whenSent = whenSent;
    }

    /**
     * Sends when the call becomes ready; to be called before the service's method returns.
     *
     * @param whenSent run when the last chunk is on its way
     */
    static void send(ByteBuffer bytes, ServerCallStreamObserver<Chunk> call, Runnable whenSent) {
        call.setOnCancelHandler(() -> {});
        call.setOnReadyHandler(new ByteStream(bytes, call, whenSent)::sendWhatFits);
    }

    private void sendWhatFits() {
        while (call.isReady() && sent < bytes.capacity()) {
            int length = Math.min(CHUNK_BYTES, bytes.capacity() - sent);
            call.onNext(chunk(bytes, sent, length));
            sent += length;
            if (sent == bytes.capacity()) {
                call.onCompleted();
                whenSent.run();
            }
        }
    }

    static Chunk chunk(ByteBuffer bytes, int offset, int length) {
        return Chunk.newBuilder()
                .setOffset(offset)
                .setData(UnsafeByteOperations.unsafeWrap(bytes.slice(offset, length)))
                .build();
    }
}
