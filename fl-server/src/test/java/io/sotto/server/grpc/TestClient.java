package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.sotto.model.Sha256;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FetchModelRequest;
import io.sotto.proto.v1.FetchStepRequest;
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
import io.sotto.proto.v1.WithdrawResponse;
import java.io.ByteArrayOutputStream;

/** A client that calls as it is told, well-behaved or not. */
final class TestClient {
    static final int CHUNK_BYTES = 64 * 1024;
    static final int FACES = 100;

    private final FederationGrpc.FederationStub stub;
    private final ByteString token;
    private final MaskedDevice device;

    TestClient(Channel channel, ByteString token, MaskedDevice device) {
        Metadata headers = new Metadata();
        headers.put(SessionInterceptor.TOKEN, token.toByteArray());
        ClientInterceptor session = MetadataUtils.newAttachHeadersInterceptor(headers);
        this.stub = FederationGrpc.newStub(channel).withInterceptors(session);
        this.token = token;
        this.device = device;
    }

    IdentityKey identity() {
        return device.identity();
    }

    MaskedDevice device() {
        return device;
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

    Recorder<Chunk> fetchStep(RoundName round, Step step) {
        Recorder<Chunk> answer = new Recorder<>();
        stub.fetchStep(
                FetchStepRequest.newBuilder().setRound(round).setStep(step).build(), answer);
        return answer;
    }

    Recorder<WithdrawResponse> withdraw(RoundName round) {
        Recorder<WithdrawResponse> answer = new Recorder<>();
        stub.withdraw(WithdrawRequest.newBuilder().setRound(round).build(), answer);
        return answer;
    }

    /** Advertises as it should be done. */
    Recorder<SubmitStepResponse> advertise(TrainTask task) {
        return submit(task.getRound(), Step.ADVERTISE, advertisement(task));
    }

    byte[] advertisement(TrainTask task) {
        try {
            return device.advertise(task);
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    /** Fetches a step and answers it as it should be done, with an update of equal elements. */
    Recorder<SubmitStepResponse> answer(StepTask task, float update) {
        return submit(task.getRound(), task.getStep(), message(task, update));
    }

    /** The right answer to a step, not sent. */
    byte[] message(StepTask task, float update) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        fetchStep(task.getRound(), task.getStep())
                .answers()
                .forEach(chunk -> told.writeBytes(chunk.getData().toByteArray()));
        try {
            return device.answer(task.getStep(), told.toByteArray(), TestFederation.LAYOUT.length(), update, FACES);
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    Recorder<SubmitStepResponse> submit(RoundName round, Step step, byte[] bytes) {
        Upload upload = upload().header(header(round, step, bytes));
        for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
            upload.chunk(from, ByteString.copyFrom(bytes, from, Math.min(CHUNK_BYTES, bytes.length - from)));
        }
        return upload.complete();
    }

    /** Asks, and expects to be told a step. */
    StepTask step() {
        NextTaskResponse answer = ask().answer();
        assertThat(answer.hasStep()).as("a step in %s", answer).isTrue();
        return answer.getStep();
    }

    static StepHeader.Builder header(RoundName round, Step step, byte[] bytes) {
        return StepHeader.newBuilder()
                .setRound(round)
                .setStep(step)
                .setByteLength(bytes.length)
                .setSha256(ByteString.copyFrom(Sha256.of(bytes).toBytes()));
    }

    Upload upload() {
        return new Upload();
    }

    /** An answer on its way. */
    final class Upload {
        private final Recorder<SubmitStepResponse> answer = new Recorder<>();
        private final StreamObserver<SubmitStepRequest> call = stub.submitStep(answer);

        Upload header(StepHeader.Builder header) {
            call.onNext(SubmitStepRequest.newBuilder().setHeader(header).build());
            return this;
        }

        Upload chunk(long offset, ByteString data) {
            call.onNext(SubmitStepRequest.newBuilder()
                    .setChunk(Chunk.newBuilder().setOffset(offset).setData(data))
                    .build());
            return this;
        }

        Upload chunk(long offset, int length) {
            return chunk(offset, ByteString.copyFrom(new byte[length]));
        }

        Upload nothing() {
            call.onNext(SubmitStepRequest.getDefaultInstance());
            return this;
        }

        Recorder<SubmitStepResponse> complete() {
            call.onCompleted();
            return answer;
        }

        /** The connection breaks. */
        void breakOff() {
            call.onError(new IllegalStateException("the test breaks off"));
        }

        Recorder<SubmitStepResponse> answer() {
            return answer;
        }
    }
}
