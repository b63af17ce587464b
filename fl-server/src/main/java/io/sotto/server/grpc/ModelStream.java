package io.sotto.server.grpc;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.stub.ServerCallStreamObserver;
import io.sotto.proto.v1.Chunk;
import io.sotto.server.coordinator.GlobalModel;

/**
 * Sends a model in chunks, each only when the client's connection can take it. All calls send views of the same bytes, so
 * a slow client costs no memory.
 */
final class ModelStream {
    static final int CHUNK_BYTES = 128 * 1024;

    private final GlobalModel model;
    private final ServerCallStreamObserver<Chunk> call;
    private final Runnable whenSent;
    private int sent;

    private ModelStream(GlobalModel model, ServerCallStreamObserver<Chunk> call, Runnable whenSent) {
        this.model = model;
        this.call = call;
        this.whenSent = whenSent;
    }

    /** @param whenSent run when the last chunk is on its way */
    static void send(GlobalModel model, ServerCallStreamObserver<Chunk> call, Runnable whenSent) {
        ModelStream stream = new ModelStream(model, call, whenSent);
        call.setOnCancelHandler(() -> {});
        call.setOnReadyHandler(stream::sendWhatFits);
    }

    private void sendWhatFits() {
        while (call.isReady() && sent < model.byteLength()) {
            int length = Math.min(CHUNK_BYTES, model.byteLength() - sent);
            call.onNext(Chunk.newBuilder()
                    .setOffset(sent)
                    .setData(UnsafeByteOperations.unsafeWrap(model.bytes(sent, length)))
                    .build());
            sent += length;
            if (sent == model.byteLength()) {
                call.onCompleted();
                whenSent.run();
            }
        }
    }
}
