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
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FetchModelRequest;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.SubmitUpdateRequest;
import io.sotto.proto.v1.SubmitUpdateResponse;
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
    public static final Context.Key<byte[]> SENT_TOKEN = Context.key("token");

    public final List<JoinRequest> joins = Collections.synchronizedList(new ArrayList<>());
    public final List<FetchModelRequest> fetches = Collections.synchronizedList(new ArrayList<>());
    public final List<SubmitUpdateRequest> parts = Collections.synchronizedList(new ArrayList<>());
    public final List<ByteString> tokens = Collections.synchronizedList(new ArrayList<>());

    public volatile Function<JoinRequest, JoinResponse> onJoin = request -> joined(TOKEN);
    public volatile BiConsumer<Integer, StreamObserver<NextTaskResponse>> onNextTask =
            (call, observer) -> answer(observer, NextTaskResponse.getDefaultInstance());
    public volatile BiConsumer<Integer, ServerCallStreamObserver<Chunk>> onFetch =
            (call, observer) -> observer.onCompleted();
    public volatile BiConsumer<SubmitUpdateRequest, StreamObserver<SubmitUpdateResponse>> onPart =
            (part, observer) -> {};
    public volatile BiConsumer<Integer, StreamObserver<SubmitUpdateResponse>> onWhole =
            (call, observer) -> answer(observer, accepted());

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
    public StreamObserver<SubmitUpdateRequest> submitUpdate(StreamObserver<SubmitUpdateResponse> observer) {
        noteToken();
        int call = submissions++;
        return new StreamObserver<>() {
            @Override
            public void onNext(SubmitUpdateRequest part) {
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

    public static JoinResponse joined(ByteString token) {
        return JoinResponse.newBuilder()
                .setJoined(JoinResponse.Joined.newBuilder().setToken(token))
                .build();
    }

    public static SubmitUpdateResponse accepted() {
        return SubmitUpdateResponse.newBuilder()
                .setAccepted(SubmitUpdateResponse.Accepted.getDefaultInstance())
                .build();
    }

    public static SubmitUpdateResponse refused(SubmitUpdateResponse.Reason reason, String message) {
        return SubmitUpdateResponse.newBuilder()
                .setRefused(SubmitUpdateResponse.Refused.newBuilder()
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
