package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusException;
import io.grpc.stub.MetadataUtils;
import io.sotto.client.device.Coordinator;
import io.sotto.client.device.Membership;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.StepTask;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.WithdrawRequest;
import io.sotto.proto.v1.WithdrawResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A coordinator behind gRPC. Not thread-safe. Closing it closes the channel. */
public final class GrpcCoordinator implements Coordinator, AutoCloseable {
    private static final Metadata.Key<byte[]> SESSION =
            Metadata.Key.of("sotto-session-bin", Metadata.BINARY_BYTE_MARSHALLER);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    /** The coordinator answers a poll within 30 seconds. */
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(45);

    private final ManagedChannel channel;
    private final ServerAddress address;
    private final String clientName;
    private final SessionStore session;
    private final Membership membership;
    private final TrafficMeter meter;
    private FederationBlockingV2Stub stub;

    /**
     * @param address what messages call the coordinator
     * @param clientName what the operator sees in logs
     */
    public GrpcCoordinator(
            ManagedChannel channel,
            ServerAddress address,
            String clientName,
            SessionStore session,
            Membership membership,
            TrafficMeter meter) {
        this.channel = channel;
        this.address = address;
        this.clientName = clientName;
        this.session = session;
        this.membership = membership;
        this.meter = meter;
        this.stub = stub();
    }

    @Override
    public ParticipationEvent join() throws InterruptedException {
        JoinRequest request = JoinRequest.newBuilder()
                .setProtocolVersion(ParticipationState.PROTOCOL_VERSION)
                .setClientName(clientName)
                .setPreviousToken(session.load().map(ByteString::copyFrom).orElse(ByteString.EMPTY))
                .setIdentityKey(
                        ByteString.copyFrom(membership.signer().identity().toBytes()))
                .setEnrolment(enrolment())
                .build();
        try {
            return joined(timed(stub(), CALL_TIMEOUT).join(request));
        } catch (StatusException e) {
            return failure(e);
        }
    }

    ParticipationEvent joined(JoinResponse response) {
        return switch (response.getOutcomeCase()) {
            case JOINED -> begin(response.getJoined());
            case VERSION_REFUSED ->
                new ParticipationEvent.VersionRefused(
                        response.getVersionRefused().getLowestVersion(),
                        response.getVersionRefused().getHighestVersion());
            case FULL -> new ParticipationEvent.Full();
            case NOT_ENROLLED ->
                new ParticipationEvent.NotAdmitted(
                        "%s takes enrolled devices alone: expected an enrolment by its authority".formatted(address));
            case OUTCOME_NOT_SET -> new ParticipationEvent.Rejected(unknownAnswer("Join"));
        };
    }

    private ParticipationEvent begin(JoinResponse.Joined joined) {
        ByteString token = joined.getToken();
        if (token.size() != SessionStore.TOKEN_BYTES) {
            return new ParticipationEvent.Rejected("%s: a session token of %d bytes: expected %d"
                    .formatted(address, token.size(), SessionStore.TOKEN_BYTES));
        }
        try {
            membership.admit(WireMembership.trusted(joined));
        } catch (InvalidInputException e) {
            return new ParticipationEvent.NotAdmitted("%s: %s".formatted(address, e.getMessage()));
        }
        session.save(token.toByteArray());
        Metadata headers = new Metadata();
        headers.put(SESSION, token.toByteArray());
        stub = stub().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        return new ParticipationEvent.Joined();
    }

    @Override
    public ParticipationEvent nextTask() throws InterruptedException {
        long begin = System.nanoTime();
        try {
            NextTaskResponse response = timed(stub, POLL_TIMEOUT).nextTask(NextTaskRequest.getDefaultInstance());
            return answer(response, Duration.ofNanos(System.nanoTime() - begin));
        } catch (StatusException e) {
            return failure(e);
        }
    }

    private ParticipationEvent answer(NextTaskResponse response, Duration waited) {
        try {
            return switch (response.getOutcomeCase()) {
                case WAIT -> new ParticipationEvent.NoTask(waited);
                case STEP -> new ParticipationEvent.AskedStep(WireTasks.step(response.getStep()));
                case TRAIN -> new ParticipationEvent.Asked(WireTasks.task(response.getTrain()));
                case FINISHED ->
                    new ParticipationEvent.NoMoreRounds(
                            WireTasks.reference(response.getFinished().getModel()));
                case OUTCOME_NOT_SET -> new ParticipationEvent.Unfit(unknownAnswer("NextTask"));
            };
        } catch (IllegalArgumentException e) {
            return new ParticipationEvent.Unfit(
                    "%s asks for something this client refuses: %s".formatted(address, e.getMessage()));
        }
    }

    @Override
    public ParticipationEvent fetch(ModelReference model) throws InterruptedException {
        try {
            return new ModelDownload(stub, model).run();
        } catch (StatusException e) {
            return CallFailures.reason(e).equals("MODEL_UNKNOWN") ? new ParticipationEvent.ModelGone() : failure(e);
        }
    }

    @Override
    public ParticipationEvent fetchStep(StepTask task) throws InterruptedException {
        try {
            return new StepDownload(stub, task).run();
        } catch (StatusException e) {
            return CallFailures.reason(e).equals("STEP_UNKNOWN") ? new ParticipationEvent.StepGone() : failure(e);
        }
    }

    @Override
    public ParticipationEvent submit(StepMessage message) throws InterruptedException {
        try {
            return new StepUpload(stub, message).run();
        } catch (StatusException e) {
            return failure(e);
        }
    }

    @Override
    public ParticipationEvent withdraw(RoundId round) throws InterruptedException {
        try {
            WithdrawResponse ignored = timed(stub, CALL_TIMEOUT)
                    .withdraw(WithdrawRequest.newBuilder()
                            .setRound(WireTasks.name(round))
                            .build());
            return new ParticipationEvent.Withdrawn();
        } catch (StatusException e) {
            return failure(e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private ByteString enrolment() {
        return membership
                .trusted()
                .map(trusted -> ByteString.copyFrom(trusted.enrolment().toBytes()))
                .orElse(ByteString.EMPTY);
    }

    /** A call that the user's wish to leave has cancelled is no failure of the coordinator. */
    private ParticipationEvent failure(StatusException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("left during a call");
        }
        // Pauses are the machine's business; gRPC's own would come on top.
        channel.resetConnectBackoff();
        return CallFailures.event(failure, address);
    }

    private FederationBlockingV2Stub stub() {
        return FederationGrpc.newBlockingV2Stub(channel).withInterceptors(meter);
    }

    private static FederationBlockingV2Stub timed(FederationBlockingV2Stub stub, Duration timeout) {
        return stub.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String unknownAnswer(String call) {
        return "%s answers %s in a way that this client does not know: is it of a newer version?"
                .formatted(address, call);
    }
}
