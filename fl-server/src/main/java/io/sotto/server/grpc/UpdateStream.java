package io.sotto.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sotto.model.Sha256;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.SubmitUpdateRequest;
import io.sotto.proto.v1.SubmitUpdateResponse;
import io.sotto.proto.v1.UpdateHeader;
import io.sotto.server.coordinator.Coordinator;
import io.sotto.server.coordinator.EventLoop;
import io.sotto.server.coordinator.UpdateReply;
import io.sotto.server.registry.Session;
import io.sotto.server.round.ClientUpdate;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.TaskId;
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
final class UpdateStream implements StreamObserver<SubmitUpdateRequest> {
    /** What the way to us may take beyond the round's deadline before an upload is given up. */
    private static final Duration EXTRA_TIME = Duration.ofSeconds(2);

    /** A call that sends nothing for so long gives its room to others. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(UpdateStream.class);

    /** The header, checked. */
    private record Head(TaskId task, Sha256 model, long faceCount, Sha256 update, double meanLoss) {
        static Head of(UpdateHeader header) {
            Requests.require(
                    !(header.getMeanLoss() < 0), "mean_loss %s: expected 0 or more".formatted(header.getMeanLoss()));
            return new Head(
                    Requests.task(header),
                    Requests.sha256("model_sha256", header.getModelSha256()),
                    Requests.faceCount(header),
                    Requests.sha256("update_sha256", header.getUpdateSha256()),
                    header.getMeanLoss());
        }
    }

    private final Coordinator coordinator;
    private final EventLoop loop;
    private final Uploads uploads;
    private final Session session;
    private final ServerCallStreamObserver<SubmitUpdateResponse> call;
    private @Nullable Head head;
    private @Nullable UpdateAssembly assembly;
    private boolean halfClosed;
    private boolean over;

    UpdateStream(
            Coordinator coordinator,
            EventLoop loop,
            Uploads uploads,
            Session session,
            ServerCallStreamObserver<SubmitUpdateResponse> call) {
        this.coordinator = coordinator;
        this.loop = loop;
        this.uploads = uploads;
        this.session = session;
        this.call = call;
    }

    /** Asks for the first message. */
    UpdateStream open() {
        call.disableAutoRequest();
        call.setOnCancelHandler(this::end);
        call.setOnCloseHandler(this::end);
        call.request(1);
        return this;
    }

    @Override
    public synchronized void onNext(SubmitUpdateRequest request) {
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

    private void take(SubmitUpdateRequest request) {
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

    private void takeHeader(UpdateHeader header) {
        Requests.require(head == null, "a second header: expected a chunk");
        Head checked = Head.of(header);
        head = checked;
        coordinator.announce(session.client(), checked.task(), reply -> welcome(reply, checked));
    }

    private synchronized void welcome(UpdateReply reply, Head checked) {
        if (over) {
            return;
        }
        if (!(reply instanceof UpdateReply.Welcome welcome)) {
            answer(reply);
            return;
        }
        failing(() -> receive(welcome, checked));
    }

    private void receive(UpdateReply.Welcome welcome, Head checked) {
        uploads.begin(session.client(), this, welcome.model().byteLength()).ifPresent(UpdateStream::giveWay);
        UpdateAssembly begun = new UpdateAssembly(welcome.model().parameters().layout());
        assembly = begun;
        loop.after(welcome.remaining().plus(EXTRA_TIME), this::expire);
        watch(begun, 0);
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

    private void submit(Head checked, UpdateAssembly whole) {
        Optional<String> problem = whole.problem(checked.update());
        if (problem.isPresent()) {
            refuseSpoiled(checked, problem.get());
            return;
        }
        ClientUpdate update = new ClientUpdate(whole.update(), checked.faceCount(), checked.meanLoss());
        coordinator.submit(session.client(), checked.task(), checked.model(), update, this::answer);
    }

    private void refuseSpoiled(Head checked, String problem) {
        coordinator.submitSpoiled(session.client(), checked.task(), problem, this::answer);
    }

    private void watch(UpdateAssembly begun, int filledBefore) {
        loop.after(LONGEST_SILENCE, () -> continueWatch(begun, filledBefore));
    }

    private synchronized void continueWatch(UpdateAssembly begun, int filledBefore) {
        if (over) {
            return;
        }
        if (begun.filled() > filledBefore) {
            watch(begun, begun.filled());
        } else {
            fail(new CallFailure(
                    CallFailure.Reason.TOO_MUCH, "no chunk for %d seconds".formatted(LONGEST_SILENCE.toSeconds())));
        }
    }

    private synchronized void expire() {
        if (!over) {
            answer(new UpdateReply.Refused(Refusal.TOO_LATE, "the update was not whole when the round closed"));
        }
    }

    private synchronized void answer(UpdateReply reply) {
        if (over) {
            return;
        }
        end();
        if (reply instanceof UpdateReply.Refused refused) {
            LOG.warn("refused an update of {}: {}: {}", session, refused.reason(), refused.message());
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
        uploads.end(session.client(), this);
    }
}
