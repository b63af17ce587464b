package io.sotto.bench.federation;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.sotto.client.participation.ParticipationState;
import io.sotto.model.Sha256;
import io.sotto.model.train.Configuration;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.secagg.ClientAdvertise;
import io.sotto.privacy.secagg.ClientConsistency;
import io.sotto.privacy.secagg.ClientMask;
import io.sotto.privacy.secagg.ClientShare;
import io.sotto.privacy.secagg.Device;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.policy.AnyTerms;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.FetchStepRequest;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepHeader;
import io.sotto.proto.v1.StepTask;
import io.sotto.proto.v1.SubmitStepRequest;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.proto.v1.TrainTask;
import io.sotto.proto.v1.WithdrawRequest;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One device: the protocol's own phases behind a connection of its own, without a network to train. It accepts any terms.
 * Not thread-safe; its calls may wait.
 */
final class LightDevice implements AutoCloseable {
    private static final int PIECE_BYTES = 200_000;
    private static final Metadata.Key<byte[]> SESSION =
            Metadata.Key.of("sotto-session-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private final int number;
    private final TrainingPlan plan;
    private final SharedTerms sharedTerms;
    private final SignatureVerifier verifier;
    private final ManagedChannel channel;
    private final Ed25519Signer signer = Ed25519Signer.create(Randomness.system());
    private FederationBlockingV2Stub stub;
    private FederationGrpc.FederationStub asking;
    private @Nullable Device device;
    private @Nullable ClientAdvertise advertise;
    private @Nullable ClientShare share;
    private @Nullable ClientConsistency consistency;
    private byte @Nullable [] predicted;

    /** A call that may fail in any of gRPC's ways. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws Exception;
    }

    LightDevice(int number, TrainingPlan plan, SharedTerms terms, SignatureVerifier verifier, ManagedChannel channel) {
        this.number = number;
        this.plan = plan;
        this.sharedTerms = terms;
        this.verifier = verifier;
        this.channel = channel;
        this.stub = FederationGrpc.newBlockingV2Stub(channel);
        this.asking = FederationGrpc.newStub(channel);
    }

    int number() {
        return number;
    }

    IdentityKey identity() {
        return signer.identity();
    }

    void join() {
        JoinResponse.Joined joined = making(() -> stub.join(JoinRequest.newBuilder()
                        .setProtocolVersion(ParticipationState.PROTOCOL_VERSION)
                        .setClientName("device-" + number)
                        .setIdentityKey(ByteString.copyFrom(signer.identity().toBytes()))
                        .build())
                .getJoined());
        Metadata headers = new Metadata();
        headers.put(SESSION, joined.getToken().toByteArray());
        var session = MetadataUtils.newAttachHeadersInterceptor(headers);
        stub = stub.withInterceptors(session);
        asking = asking.withInterceptors(session);
        device = making(() -> new Device(
                signer,
                Enrolment.parse(joined.getEnrolment().toByteArray()),
                IdentityKey.of(joined.getAuthorityKey().toByteArray()),
                IdentityKey.of(joined.getCoordinatorKey().toByteArray()),
                new AnyTerms(),
                RoundMemory.EMPTY,
                Primitives.standard(),
                verifier,
                Randomness.system()));
    }

    /** Asks for work, again and again, until it is to train. */
    CompletableFuture<TrainTask> work() {
        CompletableFuture<TrainTask> work = new CompletableFuture<>();
        ask(work);
        return work;
    }

    void advertise(TrainTask task) {
        RoundName round = task.getRound();
        TrainingTerms terms = new TrainingTerms(
                Digest.of(task.getModel().getSha256().toByteArray()),
                Digest.of(new Configuration(task.getModel().getNetwork(), plan)
                        .sha256()
                        .toBytes()),
                plan.epochs(),
                plan.learningRate());
        ClientAdvertise first = ClientAdvertise.begin(
                reached(device),
                new RoundId(Digest.of(round.getTask().toByteArray()), round.getRound(), round.getAttempt()),
                terms);
        advertise = first;
        requireAccepted(upload(round, Step.ADVERTISE, first.message().toBytes()).finish());
    }

    void share() {
        StepTask task = step(Step.SHARE);
        SignedDescriptor terms = making(() -> sharedTerms.read(told(task)));
        ClientShare next = reached(advertise).share(terms, Instant.now());
        share = next;
        requireAccepted(
                upload(task.getRound(), Step.SHARE, next.message().toBytes()).finish());
    }

    /**
     * Masks and sends all of the vector but its last piece. As it is known who will survive, the device signs that at once
     * and keeps no vector.
     */
    Upload mask(Contribution contribution, Survivors survivors) {
        StepTask task = step(Step.MASK);
        ClientMask mask = reached(share).mask(making(() -> Delivery.parse(told(task))), contribution);
        share = null;
        consistency = mask.confirm(survivors);
        predicted = survivors.toBytes();
        return upload(task.getRound(), Step.MASK, mask.message().toBytes());
    }

    void withdraw() {
        StepTask task = step(Step.MASK);
        making(() -> stub.withdraw(
                WithdrawRequest.newBuilder().setRound(task.getRound()).build()));
    }

    void confirm() {
        StepTask task = step(Step.CONFIRM);
        if (!Arrays.equals(making(() -> told(task)), predicted)) {
            throw new IllegalStateException("other survivors than expected");
        }
        requireAccepted(upload(
                        task.getRound(),
                        Step.CONFIRM,
                        reached(consistency).message().toBytes())
                .finish());
    }

    /** Reveals its shares, unless those of others were enough. */
    void unmask() {
        NextTaskResponse task = task();
        if (task.hasStep() && task.getStep().getStep() == Step.UNMASK) {
            try {
                byte[] told = told(task.getStep());
                byte[] shares = reached(consistency)
                        .unmask(Confirmations.parse(told))
                        .message()
                        .toBytes();
                upload(task.getStep().getRound(), Step.UNMASK, shares).finish();
            } catch (StatusException e) {
                // The step is over.
            } catch (DecodeException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** A message on its way, whole but for its last piece. */
    final class Upload {
        private final BlockingClientCall<SubmitStepRequest, SubmitStepResponse> call = stub.submitStep();
        private final byte[] bytes;
        private int sent;

        private Upload(RoundName round, Step step, byte[] bytes) {
            this.bytes = bytes;
            StepHeader header = StepHeader.newBuilder()
                    .setRound(round)
                    .setStep(step)
                    .setByteLength(bytes.length)
                    .setSha256(ByteString.copyFrom(Sha256.of(bytes).toBytes()))
                    .build();
            making(() ->
                    call.write(SubmitStepRequest.newBuilder().setHeader(header).build()));
            while (bytes.length - sent > PIECE_BYTES) {
                piece();
            }
        }

        SubmitStepResponse finish() {
            piece();
            call.halfClose();
            return making(call::read);
        }

        private void piece() {
            int length = Math.min(PIECE_BYTES, bytes.length - sent);
            Chunk chunk = Chunk.newBuilder()
                    .setOffset(sent)
                    .setData(ByteString.copyFrom(bytes, sent, length))
                    .build();
            making(() ->
                    call.write(SubmitStepRequest.newBuilder().setChunk(chunk).build()));
            sent += length;
        }
    }

    static void requireAccepted(SubmitStepResponse response) {
        if (!response.hasAccepted()) {
            throw new IllegalStateException("refused: " + response);
        }
    }

    private Upload upload(RoundName round, Step step, byte[] bytes) {
        return new Upload(round, step, bytes);
    }

    private void ask(CompletableFuture<TrainTask> work) {
        asking.nextTask(NextTaskRequest.getDefaultInstance(), new StreamObserver<>() {
            @Override
            public void onNext(NextTaskResponse answer) {
                if (answer.hasTrain()) {
                    work.complete(answer.getTrain());
                } else {
                    ask(work);
                }
            }

            @Override
            public void onError(Throwable failure) {
                work.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {}
        });
    }

    private StepTask step(Step expected) {
        NextTaskResponse task = task();
        if (!task.hasStep() || task.getStep().getStep() != expected) {
            throw new IllegalStateException("%s: expected %s".formatted(task, expected));
        }
        return task.getStep();
    }

    private NextTaskResponse task() {
        NextTaskResponse answer = NextTaskResponse.getDefaultInstance();
        while (!answer.hasStep() && !answer.hasTrain() && !answer.hasFinished()) {
            answer = making(() -> stub.nextTask(NextTaskRequest.getDefaultInstance()));
        }
        return answer;
    }

    private byte[] told(StepTask task) throws StatusException, InterruptedException {
        BlockingClientCall<?, Chunk> call = stub.fetchStep(FetchStepRequest.newBuilder()
                .setRound(task.getRound())
                .setStep(task.getStep())
                .build());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Chunk chunk = call.read(); chunk != null; chunk = call.read()) {
            bytes.writeBytes(chunk.getData().toByteArray());
        }
        return bytes.toByteArray();
    }

    private static <T> T making(Call<T> call) {
        try {
            return call.make();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T reached(@Nullable T phase) {
        if (phase == null) {
            throw new IllegalStateException("a step was left out");
        }
        return phase;
    }
}
