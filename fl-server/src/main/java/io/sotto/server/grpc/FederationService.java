package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sotto.model.Sha256;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FetchModelRequest;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.SubmitUpdateRequest;
import io.sotto.proto.v1.SubmitUpdateResponse;
import io.sotto.server.coordinator.Coordinator;
import io.sotto.server.coordinator.EventLoop;
import io.sotto.server.coordinator.GlobalModel;
import io.sotto.server.coordinator.TaskReply;
import io.sotto.server.coordinator.TaskWaiter;
import io.sotto.server.registry.Session;
import io.sotto.server.registry.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service of sotto/v1/federation.proto. Thread-safe. */
final class FederationService extends FederationGrpc.FederationImplBase {
    private static final int PROTOCOL_VERSION = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FederationService.class);

    private final Coordinator coordinator;
    private final EventLoop loop;
    private final Sessions sessions;
    private final Uploads uploads;

    FederationService(Coordinator coordinator, EventLoop loop, Sessions sessions, Uploads uploads) {
        this.coordinator = coordinator;
        this.loop = loop;
        this.sessions = sessions;
        this.uploads = uploads;
    }

    @Override
    public void join(JoinRequest request, StreamObserver<JoinResponse> call) {
        call.onNext(join(request));
        call.onCompleted();
    }

    @Override
    public void nextTask(NextTaskRequest request, StreamObserver<NextTaskResponse> call) {
        Session session = SessionInterceptor.current();
        TaskWaiter waiter = new TaskWaiter() {
            @Override
            public void answer(TaskReply reply) {
                call.onNext(Replies.task(reply));
                call.onCompleted();
            }
        };
        asServerCall(call).setOnCancelHandler(() -> coordinator.hangUp(session.client(), waiter));
        coordinator.ask(session.client(), waiter);
    }

    @Override
    public void fetchModel(FetchModelRequest request, StreamObserver<Chunk> call) {
        Session session = SessionInterceptor.current();
        Sha256 sha256 = Requests.sha256("sha256", request.getSha256());
        GlobalModel model = coordinator
                .model(sha256)
                .orElseThrow(() -> new CallFailure(
                        CallFailure.Reason.MODEL_UNKNOWN,
                        "model %s is not served here, or no longer".formatted(sha256)));
        ModelStream.send(model, asServerCall(call), () -> coordinator.fetched(session.client(), sha256));
    }

    @Override
    public StreamObserver<SubmitUpdateRequest> submitUpdate(StreamObserver<SubmitUpdateResponse> call) {
        return new UpdateStream(coordinator, loop, uploads, SessionInterceptor.current(), asServerCall(call)).open();
    }

    private JoinResponse join(JoinRequest request) {
        if (request.getProtocolVersion() != PROTOCOL_VERSION) {
            return JoinResponse.newBuilder()
                    .setVersionRefused(JoinResponse.VersionRefused.newBuilder()
                            .setLowestVersion(PROTOCOL_VERSION)
                            .setHighestVersion(PROTOCOL_VERSION))
                    .build();
        }
        return sessions.open(Requests.clientName(request), Requests.previousToken(request))
                .map(FederationService::joined)
                .orElseGet(() -> JoinResponse.newBuilder()
                        .setFull(JoinResponse.Full.getDefaultInstance())
                        .build());
    }

    private static JoinResponse joined(Sessions.Opened opened) {
        LOG.info("{} has joined", opened.session());
        return JoinResponse.newBuilder()
                .setJoined(JoinResponse.Joined.newBuilder()
                        .setToken(ByteString.copyFrom(opened.token().toBytes())))
                .build();
    }

    /** What the generated base class hands in is always of this class: so says gRPC's documentation. */
    private static <A> ServerCallStreamObserver<A> asServerCall(StreamObserver<A> call) {
        return (ServerCallStreamObserver<A>) call;
    }
}
