package io.sotto.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sotto.model.Sha256;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.StepHeader;
import io.sotto.proto.v1.SubmitStepRequest;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.server.coordinator.AnswerReply;
import io.sotto.server.coordinator.Coordinator;
import io.sotto.server.coordinator.EventLoop;
import io.sotto.server.registry.Session;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundStep;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives one update. The next message is asked for only when the last one is dealt with, so a call holds the update and
 * one chunk at most; and an update that would be refused whatever it holds is refused after its header. A call that breaks
 * off leaves nothing behind: its client may come back and send the update again.
 */
final class AnswerStream implements StreamObserver<SubmitStepRequest> {
    /** What the way to us may take beyond the step's deadline before an upload is given up. */
    private static final Duration EXTRA_TIME = Duration.ofSeconds(2);

    /** A call that sends nothing for so long gives its room to others. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(AnswerStream.class);

    /** The header, checked. */
    private record Head(RoundId round, RoundStep step, int byteLength, Sha256 sha256) {
        static Head of(StepHeader header) {
            return new Head(
                    Requests.round(header.getRound()),
                    Requests.step(header.getStep()),
                    Requests.byteLength(header),
                    Requests.sha256("sha256", header.getSha256()));
        }
    }

    private final Coordinator coordinator;
    private final EventLoop loop;
    private final Uploads uploads;
    private final Session session;
    private final ServerCallStreamObserver<SubmitStepResponse> call;
    private @Nullable Head head;
    private @Nullable AnswerAssembly assembly;
    private EventLoop.Timer expiry = EventLoop.Timer.NONE;
    private EventLoop.Timer silence = EventLoop.Timer.NONE;
    private boolean halfClosed;
    private boolean over;

    AnswerStream(
            Coordinator coordinator,
            EventLoop loop,
            Uploads uploads,
            Session session,
            ServerCallStreamObserver<SubmitStepResponse> call) {
        this.coordinator = coordinator;
        this.loop = loop;
        this.uploads = uploads;
        this.session = session;
        this.call = call;
    }

    /** Asks for the first message. */
    AnswerStream open() {
        call.disableAutoRequest();
        call.setOnCancelHandler(this::end);
        call.setOnCloseHandler(this::end);
        call.request(1);
        return this;
    }

    @Override
    public synchronized void onNext(SubmitStepRequest request) {
        if (!over) {
            failing(() -> take(request));
        }
    }

    @Override
    public synchronized void onCompleted() {
        if (!over) {
            failing(this::takeEnd);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    /** Another call of the same client has taken this one's place. */
    synchronized void giveWay() {
        if (!over) {
            fail(new CallFailure(CallFailure.Reason.TOO_MUCH, "another upload of this client has begun"));
        }
    }

    private void take(SubmitStepRequest request) {
        switch (request.getPartCase()) {
            case HEADER -> takeHeader(request.getHeader());
            case CHUNK -> takeChunk(request.getChunk());
            case PART_NOT_SET -> throw CallFailure.badRequest("an empty part: expected a header or a chunk");
        }
    }

    private void takeEnd() {
        if (head == null) {
            throw CallFailure.badRequest("a call without a header: expected a header and chunks");
        }
        halfClosed = true;
        if (assembly != null) {
            submit(head, assembly);
        }
    }

    private void takeHeader(StepHeader header) {
        Requests.require(head == null, "a second header: expected a chunk");
        Head checked = Head.of(header);
        head = checked;
        coordinator.announce(session.client(), checked.round(), checked.step(), reply -> welcome(reply, checked));
    }

    private synchronized void welcome(AnswerReply reply, Head checked) {
        if (over) {
            return;
        }
        if (!(reply instanceof AnswerReply.Welcome welcome)) {
            answer(reply);
            return;
        }
        failing(() -> receive(welcome, checked));
    }

    private void receive(AnswerReply.Welcome welcome, Head checked) {
        if (checked.byteLength() > welcome.largestBytes()) {
            refuseSpoiled(
                    checked,
                    "message of %d bytes: expected at most %d".formatted(checked.byteLength(), welcome.largestBytes()));
            return;
        }
        uploads.begin(session.client(), this, checked.byteLength()).ifPresent(AnswerStream::giveWay);
        AnswerAssembly begun = new AnswerAssembly(checked.byteLength());
        assembly = begun;
        expiry = loop.after(welcome.remaining().plus(EXTRA_TIME), this::expire);
        watch(0);
        if (halfClosed) {
            submit(checked, begun);
        } else {
            call.request(1);
        }
    }

    private void takeChunk(Chunk chunk) {
        if (head == null || assembly == null) {
            throw CallFailure.badRequest("a chunk before any header: expected a header");
        }
        Optional<String> problem = assembly.add(chunk);
        if (problem.isPresent()) {
            refuseSpoiled(head, problem.get());
        } else {
            call.request(1);
        }
    }

    private void submit(Head checked, AnswerAssembly whole) {
        Optional<String> problem = whole.problem(checked.sha256());
        if (problem.isPresent()) {
            refuseSpoiled(checked, problem.get());
            return;
        }
        coordinator.submit(session.client(), checked.round(), checked.step(), whole.message(), this::answer);
    }

    private void refuseSpoiled(Head checked, String problem) {
        coordinator.submitSpoiled(session.client(), checked.round(), checked.step(), problem, this::answer);
    }

    private void watch(int filledBefore) {
        silence = loop.after(LONGEST_SILENCE, () -> continueWatch(filledBefore));
    }

    private synchronized void continueWatch(int filledBefore) {
        if (over || assembly == null) {
            return;
        }
        if (assembly.filled() > filledBefore) {
            watch(assembly.filled());
        } else {
            fail(new CallFailure(
                    CallFailure.Reason.TOO_MUCH, "no chunk for %d seconds".formatted(LONGEST_SILENCE.toSeconds())));
        }
    }

    private synchronized void expire() {
        if (!over) {
            answer(new AnswerReply.Refused(Refusal.TOO_LATE, "the message was not whole when the step closed"));
        }
    }

    private synchronized void answer(AnswerReply reply) {
        if (over) {
            return;
        }
        end();
        if (reply instanceof AnswerReply.Refused refused) {
            LOG.warn("refused a message of {}: {}: {}", session, refused.reason(), refused.message());
            call.onNext(Replies.refused(refused));
        } else {
            call.onNext(Replies.accepted());
        }
        call.onCompleted();
    }

    /** Ends the call when a step of it fails. */
    private void failing(Runnable step) {
        try {
            step.run();
        } catch (CallFailure failure) {
            fail(failure);
        }
    }

    private void fail(CallFailure failure) {
        end();
        call.onError(failure);
    }

    private synchronized void end() {
        over = true;
        assembly = null;
        expiry.cancel();
        silence.cancel();
        uploads.end(session.client(), this);
    }
}
