package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.sotto.model.ParameterVector;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FetchModelRequest;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.SubmitUpdateRequest;
import io.sotto.proto.v1.SubmitUpdateResponse;
import io.sotto.proto.v1.TrainTask;
import io.sotto.proto.v1.UpdateHeader;

/** A client that calls as it is told, well-behaved or not. */
final class TestClient {
    static final int CHUNK_BYTES = 64 * 1024;

    private final FederationGrpc.FederationStub stub;
    private final ByteString token;

    TestClient(Channel channel, ByteString token) {
        Metadata headers = new Metadata();
        headers.put(SessionInterceptor.TOKEN, token.toByteArray());
        ClientInterceptor session = MetadataUtils.newAttachHeadersInterceptor(headers);
        this.stub = FederationGrpc.newStub(channel).withInterceptors(session);
        this.token = token;
    }

    ByteString token() {
        return token;
    }

    Recorder<NextTaskResponse> ask() {
        Recorder<NextTaskResponse> answer = new Recorder<>();
        stub.nextTask(NextTaskRequest.getDefaultInstance(), answer);
        return answer;
    }

    /** Asks, and can hang up by cancelling the context. */
    Context.CancellableContext askAndHold(Recorder<NextTaskResponse> answer) {
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> stub.nextTask(NextTaskRequest.getDefaultInstance(), answer));
        return context;
    }

    Recorder<Chunk> fetch(ByteString sha256) {
        Recorder<Chunk> answer = new Recorder<>();
        stub.fetchModel(FetchModelRequest.newBuilder().setSha256(sha256).build(), answer);
        return answer;
    }

    /** Sends an update as it should be. */
    Recorder<SubmitUpdateResponse> submit(TrainTask task, ParameterVector update) {
        Upload upload = upload().header(header(task, update));
        byte[] bytes = update.toBytes();
        for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
            upload.chunk(from, ByteString.copyFrom(bytes, from, Math.min(CHUNK_BYTES, bytes.length - from)));
        }
        return upload.complete();
    }

    static UpdateHeader.Builder header(TrainTask task, ParameterVector update) {
        return UpdateHeader.newBuilder()
                .setRound(task.getRound())
                .setAttempt(task.getAttempt())
                .setModelSha256(task.getModel().getSha256())
                .setFaceCount(100)
                .setUpdateSha256(ByteString.copyFrom(update.sha256().toBytes()))
                .setMeanLoss(1.5);
    }

    Upload upload() {
        return new Upload();
    }

    /** An update on its way. */
    final class Upload {
        private final Recorder<SubmitUpdateResponse> answer = new Recorder<>();
        private final StreamObserver<SubmitUpdateRequest> call = stub.submitUpdate(answer);

        Upload header(UpdateHeader.Builder header) {
            call.onNext(SubmitUpdateRequest.newBuilder().setHeader(header).build());
            return this;
        }

        Upload chunk(long offset, ByteString data) {
            call.onNext(SubmitUpdateRequest.newBuilder()
                    .setChunk(Chunk.newBuilder().setOffset(offset).setData(data))
                    .build());
            return this;
        }

        Upload chunk(long offset, int length) {
            return chunk(offset, ByteString.copyFrom(new byte[length]));
        }

        Upload nothing() {
            call.onNext(SubmitUpdateRequest.getDefaultInstance());
            return this;
        }

        Recorder<SubmitUpdateResponse> complete() {
            call.onCompleted();
            return answer;
        }

        /** The connection breaks. */
        void breakOff() {
            call.onError(new IllegalStateException("the test breaks off"));
        }

        Recorder<SubmitUpdateResponse> answer() {
            return answer;
        }
    }
}
