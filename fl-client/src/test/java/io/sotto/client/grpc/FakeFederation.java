package io.sotto.client.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.Signer;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A coordinator that does as a test tells it, however wrong, and notes what it was asked. */
public final class FakeFederation extends FederationGrpc.FederationImplBase {
    public static final ByteString TOKEN = ByteString.copyFrom(filled(32, 7));
    public static final Signer AUTHORITY = new Ed25519Signer(SecretBytes.take(filled(32, 1)));
    public static final Signer COORDINATOR = new Ed25519Signer(SecretBytes.take(filled(32, 2)));
    public static final Context.Key<byte[]> SENT_TOKEN = Context.key("token");

    public final List<JoinRequest> joins = Collections.synchronizedList(new ArrayList<>());
    public final List<FetchModelRequest> fetches = Collections.synchronizedList(new ArrayList<>());
    public final List<SubmitStepRequest> parts = Collections.synchronizedList(new ArrayList<>());
    public final List<ByteString> tokens = Collections.synchronizedList(new ArrayList<>());

    public volatile Function<JoinRequest, JoinResponse> onJoin = request -> joined(request, TOKEN);
    public volatile BiConsumer<Integer, StreamObserver<NextTaskResponse>> onNextTask =
            (call, observer) -> answer(observer, NextTaskResponse.getDefaultInstance());
    public volatile BiConsumer<Integer, ServerCallStreamObserver<Chunk>> onFetch =
            (call, observer) -> observer.onCompleted();
    public volatile BiConsumer<SubmitStepRequest, StreamObserver<SubmitStepResponse>> onPart = (part, observer) -> {};
    public volatile BiConsumer<Integer, StreamObserver<SubmitStepResponse>> onWhole =
            (call, observer) -> answer(observer, accepted());

    public volatile BiConsumer<FetchStepRequest, StreamObserver<Chunk>> onFetchStep =
            (request, observer) -> observer.onCompleted();
    public final List<WithdrawRequest> withdrawals = Collections.synchronizedList(new ArrayList<>());

    private int nextTasks;
    private int submissions;

    /** Makes the token of a call visible to the service. */
    public static ServerInterceptor tokenReader() {
        return new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                byte @Nullable [] token =
                        headers.get(Metadata.Key.of("sotto-session-bin", Metadata.BINARY_BYTE_MARSHALLER));
                Context context =
                        token == null ? Context.current() : Context.current().withValue(SENT_TOKEN, token);
                return Contexts.interceptCall(context, call, headers, next);
            }
        };
    }

    @Override
    public void join(JoinRequest request, StreamObserver<JoinResponse> observer) {
        joins.add(request);
        noteToken();
        try {
            answer(observer, onJoin.apply(request));
        } catch (StatusRuntimeException e) {
            observer.onError(e);
        }
    }

    @Override
    public void nextTask(NextTaskRequest request, StreamObserver<NextTaskResponse> observer) {
        noteToken();
        onNextTask.accept(nextTasks++, observer);
    }

    @Override
    public void fetchModel(FetchModelRequest request, StreamObserver<Chunk> observer) {
        noteToken();
        fetches.add(request);
        onFetch.accept(fetches.size() - 1, (ServerCallStreamObserver<Chunk>) observer);
    }

    @Override
    public void fetchStep(FetchStepRequest request, StreamObserver<Chunk> observer) {
        noteToken();
        onFetchStep.accept(request, observer);
    }

    @Override
    public void withdraw(WithdrawRequest request, StreamObserver<WithdrawResponse> observer) {
        noteToken();
        withdrawals.add(request);
        answer(observer, WithdrawResponse.getDefaultInstance());
    }

    @Override
    public StreamObserver<SubmitStepRequest> submitStep(StreamObserver<SubmitStepResponse> observer) {
        noteToken();
        int call = submissions++;
        return new StreamObserver<>() {
            @Override
            public void onNext(SubmitStepRequest part) {
                parts.add(part);
                onPart.accept(part, observer);
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {
                onWhole.accept(call, observer);
            }
        };
    }

    /** Enrols whoever asks. */
    public static JoinResponse joined(JoinRequest request, ByteString token) {
        Enrolment enrolment = Enrolment.issue(
                AUTHORITY,
                IdentityKey.of(request.getIdentityKey().toByteArray()),
                Instant.parse("2100-01-01T00:00:00Z"));
        return JoinResponse.newBuilder()
                .setJoined(JoinResponse.Joined.newBuilder()
                        .setToken(token)
                        .setEnrolment(ByteString.copyFrom(enrolment.toBytes()))
                        .setAuthorityKey(
                                ByteString.copyFrom(AUTHORITY.identity().toBytes()))
                        .setCoordinatorKey(
                                ByteString.copyFrom(COORDINATOR.identity().toBytes())))
                .build();
    }

    public static SubmitStepResponse accepted() {
        return SubmitStepResponse.newBuilder()
                .setAccepted(SubmitStepResponse.Accepted.getDefaultInstance())
                .build();
    }

    public static SubmitStepResponse refused(SubmitStepResponse.Reason reason, String message) {
        return SubmitStepResponse.newBuilder()
                .setRefused(SubmitStepResponse.Refused.newBuilder()
                        .setReason(reason)
                        .setMessage(message))
                .build();
    }

    public static <A> void answer(StreamObserver<A> observer, A response) {
        observer.onNext(response);
        observer.onCompleted();
    }

    /** A failure as the contract describes it. */
    public static StatusRuntimeException failure(Code code, String reason) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage("for a test")
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain("sotto.io")
                        .setReason(reason)
                        .build()))
                .build());
    }

    public static Chunk chunk(long offset, byte[] bytes, int from, int to) {
        return Chunk.newBuilder()
                .setOffset(offset)
                .setData(ByteString.copyFrom(bytes, from, to - from))
                .build();
    }

    public static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private void noteToken() {
        byte @Nullable [] token = SENT_TOKEN.get();
        tokens.add(token == null ? ByteString.EMPTY : ByteString.copyFrom(token));
    }
}
