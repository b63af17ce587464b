package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a call answers. */
final class Recorder<A> implements StreamObserver<A> {
    private final List<A> answers = new ArrayList<>();
    private @Nullable Throwable failure;
    private boolean completed;

    @Override
    public void onNext(A answer) {
        answers.add(answer);
    }

    @Override
    public void onError(Throwable cause) {
        failure = cause;
    }

    @Override
    public void onCompleted() {
        completed = true;
    }

    boolean isOpen() {
        return !completed && failure == null;
    }

    List<A> answers() {
        return answers;
    }

    /** The only answer of a call that ended well. */
    A answer() {
        assertThat(failure).isNull();
        assertThat(completed).as("the call has ended").isTrue();
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    /** Checks that the call failed with a status, a reason and words. */
    void assertFailed(Status.Code code, CallFailure.Reason reason, String words) {
        assertThat(failure).as("failure, after %s", answers).isNotNull();
        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(code);
        assertThat(Status.fromThrowable(failure).getDescription()).contains(words);
        com.google.rpc.Status details = StatusProto.fromThrowable(failure);
        assertThat(details).isNotNull();
        ErrorInfo expected = ErrorInfo.newBuilder()
                .setDomain("sotto.io")
                .setReason(reason.name())
                .build();
        assertThat(details.getDetailsList()).containsExactly(com.google.protobuf.Any.pack(expected));
    }
}
