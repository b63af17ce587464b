package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusException;
import io.grpc.stub.MetadataUtils;
import io.sotto.client.device.Coordinator;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.TrainTask;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
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
            TrafficMeter meter) {
        this.channel = channel;
        this.address = address;
        this.clientName = clientName;
        this.session = session;
        this.meter = meter;
        this.stub = stub();
    }

    @Override
    public ParticipationEvent join() throws InterruptedException {
        JoinRequest request = JoinRequest.newBuilder()
                .setProtocolVersion(ParticipationState.PROTOCOL_VERSION)
                .setClientName(clientName)
                .setPreviousToken(session.load().map(ByteString::copyFrom).orElse(ByteString.EMPTY))
                .build();
        try {
            return joined(timed(stub(), CALL_TIMEOUT).join(request));
        } catch (StatusException e) {
            return failure(e);
        }
    }

    private ParticipationEvent joined(JoinResponse response) {
        return switch (response.getOutcomeCase()) {
            case JOINED -> begin(response.getJoined().getToken());
            case VERSION_REFUSED ->
                new ParticipationEvent.VersionRefused(
                        response.getVersionRefused().getLowestVersion(),
                        response.getVersionRefused().getHighestVersion());
            case FULL -> new ParticipationEvent.Full();
            case OUTCOME_NOT_SET -> new ParticipationEvent.Rejected(unknownAnswer("Join"));
        };
    }

    private ParticipationEvent begin(ByteString token) {
        if (token.size() != SessionStore.TOKEN_BYTES) {
            return new ParticipationEvent.Rejected("%s: a session token of %d bytes: expected %d"
                    .formatted(address, token.size(), SessionStore.TOKEN_BYTES));
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
    public ParticipationEvent submit(TrainTask task, LocalUpdate update) throws InterruptedException {
        try {
            return new UpdateUpload(stub, task, update).run();
        } catch (StatusException e) {
            return failure(e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
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
