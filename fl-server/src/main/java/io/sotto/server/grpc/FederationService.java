package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sotto.model.Sha256;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FetchModelRequest;
import io.sotto.proto.v1.FetchStepRequest;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.SubmitStepRequest;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.proto.v1.WithdrawRequest;
import io.sotto.proto.v1.WithdrawResponse;
import io.sotto.server.coordinator.Coordinator;
import io.sotto.server.coordinator.EventLoop;
import io.sotto.server.coordinator.GlobalModel;
import io.sotto.server.coordinator.TaskReply;
import io.sotto.server.coordinator.TaskWaiter;
import io.sotto.server.registry.EnrolmentDesk;
import io.sotto.server.registry.Session;
import io.sotto.server.registry.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service of sotto/v1/federation.proto. Thread-safe. */
final class FederationService extends FederationGrpc.FederationImplBase {
    private static final int PROTOCOL_VERSION = 4;
    private static final Logger LOG = LoggerFactory.getLogger(FederationService.class);

    private final Coordinator coordinator;
    private final EventLoop loop;
    private final Sessions sessions;
    private final EnrolmentDesk desk;
    private final Uploads uploads;

    FederationService(Coordinator coordinator, EventLoop loop, Sessions sessions, EnrolmentDesk desk, Uploads uploads) {
        this.coordinator = coordinator;
        this.loop = loop;
        this.sessions = sessions;
        this.desk = desk;
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
        ByteStream.send(
                model.bytes(0, model.byteLength()),
                asServerCall(call),
                () -> coordinator.fetched(session.client(), sha256));
    }

    @Override
    public void fetchStep(FetchStepRequest request, StreamObserver<Chunk> call) {
        Session session = SessionInterceptor.current();
        ServerCallStreamObserver<Chunk> stream = asServerCall(call);
        stream.setOnCancelHandler(() -> {});
        coordinator.told(
                session.client(),
                Requests.round(request.getRound()),
                Requests.step(request.getStep()),
                told -> StepTelling.tell(told, stream));
    }

    @Override
    public StreamObserver<SubmitStepRequest> submitStep(StreamObserver<SubmitStepResponse> call) {
        return new AnswerStream(coordinator, loop, uploads, SessionInterceptor.current(), asServerCall(call)).open();
    }

    @Override
    public void withdraw(WithdrawRequest request, StreamObserver<WithdrawResponse> call) {
        coordinator.withdraw(SessionInterceptor.current().client(), Requests.round(request.getRound()));
        call.onNext(WithdrawResponse.getDefaultInstance());
        call.onCompleted();
    }

    private JoinResponse join(JoinRequest request) {
        if (request.getProtocolVersion() != PROTOCOL_VERSION) {
            return JoinResponse.newBuilder()
                    .setVersionRefused(JoinResponse.VersionRefused.newBuilder()
                            .setLowestVersion(PROTOCOL_VERSION)
                            .setHighestVersion(PROTOCOL_VERSION))
                    .build();
        }
        String name = Requests.clientName(request);
        IdentityKey identity = Requests.identityKey(request);
        return desk.enrol(identity, Requests.enrolment(request))
                .map(enrolment -> open(name, request, enrolment))
                .orElseGet(() -> JoinResponse.newBuilder()
                        .setNotEnrolled(JoinResponse.NotEnrolled.getDefaultInstance())
                        .build());
    }

    private JoinResponse open(String name, JoinRequest request, Enrolment enrolment) {
        return sessions.open(name, Requests.previousToken(request))
                .map(opened -> joined(opened, enrolment))
                .orElseGet(() -> JoinResponse.newBuilder()
                        .setFull(JoinResponse.Full.getDefaultInstance())
                        .build());
    }

    private JoinResponse joined(Sessions.Opened opened, Enrolment enrolment) {
        LOG.info("{} has joined as {}", opened.session(), enrolment.identity().abbreviated());
        return JoinResponse.newBuilder()
                .setJoined(JoinResponse.Joined.newBuilder()
                        .setToken(ByteString.copyFrom(opened.token().toBytes()))
                        .setEnrolment(ByteString.copyFrom(enrolment.toBytes()))
                        .setAuthorityKey(ByteString.copyFrom(desk.authority().toBytes()))
                        .setCoordinatorKey(
                                ByteString.copyFrom(desk.coordinator().toBytes())))
                .build();
    }

    /** What the generated base class hands in is always of this class: so says gRPC's documentation. */
    private static <A> ServerCallStreamObserver<A> asServerCall(StreamObserver<A> call) {
        return (ServerCallStreamObserver<A>) call;
    }
}
