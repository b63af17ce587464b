package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.FetchModelRequest;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.SubmitUpdateRequest;
import io.sotto.proto.v1.SubmitUpdateResponse;
import io.sotto.proto.v1.TrainTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client over real sockets and TLS, for tests of the coordinator as a whole. */
public final class LoopbackClient implements AutoCloseable {
    private static final int PIECE_BYTES = 200_000;

    private final ManagedChannel channel;
    private FederationBlockingV2Stub stub;

    /** @param tlsVersions such as {@code TLSv1.3} */
    public LoopbackClient(int port, Path authority, String... tlsVersions) throws IOException {
        channel = NettyChannelBuilder.forAddress("localhost", port)
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(authority.toFile())
                        .protocols(tlsVersions)
                        .build())
                .build();
        stub = FederationGrpc.newBlockingV2Stub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    public LoopbackClient join(String name) throws StatusException {
        ByteString token = stub.join(JoinRequest.newBuilder()
                        .setProtocolVersion(1)
                        .setClientName(name)
                        .build())
                .getJoined()
                .getToken();
        Metadata headers = new Metadata();
        headers.put(SessionInterceptor.TOKEN, token.toByteArray());
        stub = stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        return this;
    }

    /** Takes part until the run is over, with an update of equal elements each round; returns the final model's hash. */
    public ByteString takePart(ParameterLayout layout, float value)
            throws StatusException, InterruptedException, TimeoutException, IOException {
        while (true) {
            NextTaskResponse answer = stub.nextTask(NextTaskRequest.getDefaultInstance());
            if (answer.hasFinished()) {
                fetch(answer.getFinished().getModel().getSha256(), layout);
                return answer.getFinished().getModel().getSha256();
            }
            if (answer.hasTrain()) {
                fetch(answer.getTrain().getModel().getSha256(), layout);
                float[] values = new float[layout.length()];
                Arrays.fill(values, value);
                submit(answer.getTrain(), ParameterVector.of(layout, values));
            }
        }
    }

    /** Asks until there is a task. */
    public TrainTask task() throws StatusException {
        return stub.nextTask(NextTaskRequest.getDefaultInstance()).getTrain();
    }

    public ParameterVector fetch(ByteString sha256, ParameterLayout layout)
            throws StatusException, InterruptedException, IOException {
        BlockingClientCall<?, Chunk> call =
                stub.fetchModel(FetchModelRequest.newBuilder().setSha256(sha256).build());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Chunk chunk = call.read(); chunk != null; chunk = call.read()) {
            chunk.getData().writeTo(bytes);
        }
        return ParameterVector.ofBytes(layout, bytes.toByteArray());
    }

    public SubmitUpdateResponse submit(TrainTask task, ParameterVector update)
            throws StatusException, InterruptedException, TimeoutException {
        byte[] bytes = update.toBytes();
        BlockingClientCall<SubmitUpdateRequest, SubmitUpdateResponse> call = stub.submitUpdate();
        call.write(SubmitUpdateRequest.newBuilder()
                .setHeader(TestClient.header(task, update))
                .build());
        for (int from = 0; from < bytes.length; from += PIECE_BYTES) {
            ByteString data = ByteString.copyFrom(bytes, from, Math.min(PIECE_BYTES, bytes.length - from));
            call.write(SubmitUpdateRequest.newBuilder()
                    .setChunk(Chunk.newBuilder().setOffset(from).setData(data))
                    .build());
        }
        call.halfClose();
        return call.read();
    }

    /** Sends one message of so many bytes. */
    public SubmitUpdateResponse submitMessageOf(int bytes)
            throws StatusException, InterruptedException, TimeoutException {
        BlockingClientCall<SubmitUpdateRequest, SubmitUpdateResponse> call = stub.submitUpdate();
        call.write(SubmitUpdateRequest.newBuilder()
                .setChunk(Chunk.newBuilder().setData(ByteString.copyFrom(new byte[bytes])))
                .build());
        return call.read();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
