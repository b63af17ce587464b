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
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.FetchModelRequest;
import io.sotto.proto.v1.FetchStepRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepTask;
import io.sotto.proto.v1.SubmitStepRequest;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.proto.v1.TrainTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client over real sockets and TLS, for tests of the coordinator as a whole. */
public final class LoopbackClient implements AutoCloseable {
    private static final int PIECE_BYTES = 200_000;

    private final ManagedChannel channel;
    private final MaskedDevice device;
    private FederationBlockingV2Stub stub;

    /**
     * @param plan how the run trains
     * @param tlsVersions such as {@code TLSv1.3}
     */
    public LoopbackClient(int port, Path authority, TrainingPlan plan, String... tlsVersions) throws IOException {
        device = new MaskedDevice(plan);
        channel = NettyChannelBuilder.forAddress("localhost", port)
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(authority.toFile())
                        .protocols(tlsVersions)
                        .build())
                .build();
        stub = FederationGrpc.newBlockingV2Stub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    public LoopbackClient join(String name) throws StatusException {
        JoinResponse.Joined joined =
                stub.join(TestFederation.request(name, device).build()).getJoined();
        device.joined(joined);
        Metadata headers = new Metadata();
        headers.put(SessionInterceptor.TOKEN, joined.getToken().toByteArray());
        stub = stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        return this;
    }

    /** Takes part until the run is over, with an update of equal elements each round; returns the final model's hash. */
    public ByteString takePart(ParameterLayout layout, float value)
            throws StatusException, InterruptedException, TimeoutException, IOException, DecodeException {
        while (true) {
            NextTaskResponse answer = stub.nextTask(NextTaskRequest.getDefaultInstance());
            if (answer.hasFinished()) {
                fetch(answer.getFinished().getModel().getSha256(), layout);
                return answer.getFinished().getModel().getSha256();
            }
            if (answer.hasTrain()) {
                fetch(answer.getTrain().getModel().getSha256(), layout);
                submit(answer.getTrain().getRound(), Step.ADVERTISE, device.advertise(answer.getTrain()));
            } else if (answer.hasStep()) {
                StepTask task = answer.getStep();
                byte[] told = read(stub.fetchStep(FetchStepRequest.newBuilder()
                        .setRound(task.getRound())
                        .setStep(task.getStep())
                        .build()));
                submit(
                        task.getRound(),
                        task.getStep(),
                        device.answer(task.getStep(), told, layout.length(), value, TestClient.FACES));
            }
        }
    }

    /** Asks until there is a task. */
    public TrainTask task() {
        try {
            return stub.nextTask(NextTaskRequest.getDefaultInstance()).getTrain();
        } catch (StatusException e) {
            throw new IllegalStateException(e);
        }
    }

    public ParameterVector fetch(ByteString sha256, ParameterLayout layout)
            throws StatusException, InterruptedException, IOException {
        return ParameterVector.ofBytes(
                layout,
                read(stub.fetchModel(
                        FetchModelRequest.newBuilder().setSha256(sha256).build())));
    }

    private static byte[] read(BlockingClientCall<?, Chunk> call)
            throws StatusException, InterruptedException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Chunk chunk = call.read(); chunk != null; chunk = call.read()) {
            chunk.getData().writeTo(bytes);
        }
        return bytes.toByteArray();
    }

    private void submit(RoundName round, Step step, byte[] bytes)
            throws StatusException, InterruptedException, TimeoutException {
        BlockingClientCall<SubmitStepRequest, SubmitStepResponse> call = stub.submitStep();
        call.write(SubmitStepRequest.newBuilder()
                .setHeader(TestClient.header(round, step, bytes))
                .build());
        for (int from = 0; from < bytes.length; from += PIECE_BYTES) {
            ByteString data = ByteString.copyFrom(bytes, from, Math.min(PIECE_BYTES, bytes.length - from));
            call.write(SubmitStepRequest.newBuilder()
                    .setChunk(Chunk.newBuilder().setOffset(from).setData(data))
                    .build());
        }
        call.halfClose();
        SubmitStepResponse ignored = call.read();
    }

    /** Sends one message of so many bytes. */
    public SubmitStepResponse submitMessageOf(int bytes)
            throws StatusException, InterruptedException, TimeoutException {
        BlockingClientCall<SubmitStepRequest, SubmitStepResponse> call = stub.submitStep();
        call.write(SubmitStepRequest.newBuilder()
                .setChunk(Chunk.newBuilder().setData(ByteString.copyFrom(new byte[bytes])))
                .build());
        return call.read();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
