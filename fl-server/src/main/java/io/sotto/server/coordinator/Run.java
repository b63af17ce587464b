package io.sotto.server.coordinator;

import io.sotto.model.Sha256;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.Admission;
import io.sotto.privacy.secagg.RoundAbortedException;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.server.masking.MaskedRound;
import io.sotto.server.masking.Masking;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.Deadline;
import io.sotto.server.round.Ending;
import io.sotto.server.round.Finished;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundAction;
import io.sotto.server.round.RoundEffects;
import io.sotto.server.round.RoundEvent;
import io.sotto.server.round.RoundFigures;
import io.sotto.server.round.RoundState;
import io.sotto.server.round.RoundStep;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.Step;
import io.sotto.server.round.TaskId;
import io.sotto.server.store.RoundRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run under way: its state, and what performs the state's actions. Belongs to the event loop, but for {@link #global()}. */
final class Run implements RoundEffects {
    /** How long a client that was answered may stay silent, beyond the time that it was given for its task. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final RunPlan plan;
    private final Masking masking;
    private final EventLoop loop;
    private final RoundCommitter committer;
    private final Unmasker unmasker;
    private final RunObserver observer;
    private final Waiters waiters = new Waiters();
    private final Presence presence = new Presence();
    private final Farewell farewell;
    private RoundState state;
    private volatile GlobalModel global;
    private @Nullable MaskedRound round;
    private @Nullable GlobalModel next;
    private Duration roundBegan = Duration.ZERO;
    private Duration closesAt = Duration.ZERO;
    private @Nullable Consumer<AnswerReply> answerReply;

    Run(
            RunPlan plan,
            Masking masking,
            EventLoop loop,
            RoundCommitter committer,
            RunObserver observer,
            Farewell farewell,
            GlobalModel global,
            RoundState first) {
        this.plan = plan;
        this.masking = masking;
        this.loop = loop;
        this.committer = committer;
        this.unmasker = new Unmasker(masking.aggregator().primitives(), committer.background());
        this.observer = observer;
        this.farewell = farewell;
        this.global = global;
        this.state = first;
    }

    /** The present global model; from any thread. */
    GlobalModel global() {
        return global;
    }

    void ask(ClientId client, TaskWaiter waiter) {
        EventLoop.Timer timer = loop.after(plan.pollTime(), () -> {
            if (waiters.answer(client, waiter, new TaskReply.Wait())) {
                presence.expect(client, loop.now().plus(LONGEST_SILENCE));
            }
        });
        waiters.add(client, waiter, timer);
        presence.asking(client);
        handle(new RoundEvent.ClientReady(client));
    }

    void hangUp(ClientId client, TaskWaiter waiter) {
        if (waiters.remove(client, waiter)) {
            lose(client);
        }
    }

    /** What this step tells the client, if it is under way and the client a member of it. */
    Optional<byte[]> told(ClientId client, RoundId name, RoundStep step) {
        return masking.names()
                .attemptOf(name)
                .filter(task -> state.tells(client, task, step))
                .map(task -> round().message(client));
    }

    AnswerReply announce(ClientId client, RoundId name, RoundStep step) {
        return refusal(client, name, step)
                .<AnswerReply>map(refusal -> new AnswerReply.Refused(refusal.reason(), refusal.message()))
                .orElseGet(() -> new AnswerReply.Welcome(round().largestAnswerBytes(), remaining()));
    }

    /** Looks at an answer that has come whole. */
    void submit(ClientId client, RoundId name, RoundStep step, byte[] message, Consumer<AnswerReply> reply) {
        take(client, name, step, reply, () -> Verdicts.fault(admit(client, message)));
    }

    /** Refuses an answer that has come damaged. */
    void submitSpoiled(ClientId client, RoundId name, RoundStep step, String problem, Consumer<AnswerReply> reply) {
        take(client, name, step, reply, () -> Optional.of(new RoundEvent.Fault(Refusal.MISMATCH, problem)));
    }

    void withdraw(ClientId client, RoundId name) {
        presence.expect(client, loop.now().plus(LONGEST_SILENCE));
        masking.names().attemptOf(name).ifPresent(task -> handle(new RoundEvent.Withdrawn(client, task)));
    }

    void fetched(ClientId client, Sha256 model) {
        if (state instanceof Finished && model.equals(global.sha256())) {
            farewell.release(client);
        }
    }

    /** Clients that have been silent for too long are gone. */
    void callTheRoll() {
        presence.overdue(loop.now()).forEach(this::lose);
    }

    void perform(Step step) {
        state = step.next();
        step.actions().forEach(action -> action.perform(this));
    }

    @Override
    public void begin(TaskId task, List<ClientId> cohort) {
        round = MaskedRound.begin(masking, masking.names().nameOf(task), plan.termsFor(global, task.round()));
        if (task.attempt() == 1) {
            roundBegan = loop.now();
        }
        observer.began(task, cohort.size());
    }

    @Override
    public void assign(ClientId client, TaskId task, Sha256 model, long seed) {
        presence.expect(client, closesAt.plus(LONGEST_SILENCE));
        RoundId name = masking.names().nameOf(task);
        waiters.answer(client, new TaskReply.Train(name, global, plan.trainingOf(task.round()), remaining(), seed));
    }

    @Override
    public void assignStep(ClientId client, TaskId task, RoundStep step) {
        presence.expect(client, closesAt.plus(LONGEST_SILENCE));
        waiters.answer(client, new TaskReply.Answer(masking.names().nameOf(task), step));
    }

    @Override
    public void setDeadline(Deadline deadline, Duration after) {
        if (deadline instanceof Deadline.OfStep) {
            closesAt = loop.now().plus(after);
        }
        loop.after(after, () -> handle(new RoundEvent.DeadlinePassed(deadline)));
    }

    @Override
    public void accept(ClientId client) {
        reply(new AnswerReply.Accepted());
    }

    @Override
    public void refuse(ClientId client, Refusal reason, String message) {
        reply(new AnswerReply.Refused(reason, message));
    }

    @Override
    public void leaveOut(ClientId client) {
        round().leaveOut(client);
    }

    @Override
    public void closeStep(TaskId task, RoundStep step) {
        if (step == RoundStep.UNMASK) {
            unmask(task);
        } else {
            loop.execute(() -> handle(closed(task, step)));
        }
    }

    @Override
    public void abandon(RoundSummary summary, String reason) {
        round = null;
        observer.failed(summary, reason);
    }

    @Override
    public void commit(RoundSummary summary) {
        GlobalModel made = next;
        if (made == null) {
            throw new IllegalStateException("nothing to commit");
        }
        Duration began = roundBegan;
        var unused = committer
                .commit(summary, made, () -> loop.now().minus(began))
                .whenComplete((record, failure) -> loop.execute(() -> {
                    if (failure != null) {
                        throw new IllegalStateException("cannot commit " + summary.task(), failure);
                    }
                    committed(summary.task(), made, record);
                }));
    }

    @Override
    public void dismiss(ClientId client, Sha256 model) {
        presence.expect(client, loop.now().plus(LONGEST_SILENCE));
        waiters.answer(client, new TaskReply.Over(global));
    }

    @Override
    public void finish(Ending ending, Sha256 model) {
        observer.ended(ending);
        farewell.begin(ending, presence.all());
    }

    private void take(
            ClientId client,
            RoundId name,
            RoundStep step,
            Consumer<AnswerReply> reply,
            Supplier<Optional<RoundEvent.Fault>> look) {
        presence.expect(client, loop.now().plus(LONGEST_SILENCE));
        Optional<RoundAction.Refuse> refusal = refusal(client, name, step);
        if (refusal.isPresent()) {
            reply.accept(new AnswerReply.Refused(
                    refusal.get().reason(), refusal.get().message()));
            return;
        }
        Optional<RoundEvent.Fault> fault = look.get();
        answerReply = reply;
        handle(new RoundEvent.Answered(client, state.task(), step, fault, round().hasEnough()));
        answerReply = null;
    }

    private Optional<RoundAction.Refuse> refusal(ClientId client, RoundId name, RoundStep step) {
        return masking.names()
                .attemptOf(name)
                .map(task -> state.refusalAtTheDoor(client, task, step))
                .orElseGet(() -> Optional.of(
                        new RoundAction.Refuse(client, Refusal.TOO_LATE, "%s: no more are taken".formatted(name))));
    }

    private Admission admit(ClientId client, byte[] message) {
        return round().receive(client, message);
    }

    private RoundEvent closed(TaskId task, RoundStep step) {
        try {
            MaskedRound.NextStep opened = round().close();
            return new RoundEvent.StepClosed(task, step, opened.members(), opened.minimum(), RoundFigures.NONE);
        } catch (RoundAbortedException e) {
            return new RoundEvent.Aborted(task, String.valueOf(e.getMessage()));
        }
    }

    private void unmask(TaskId task) {
        Map<IdentityKey, Integer> complaints = round().complaints();
        if (!complaints.isEmpty()) {
            observer.complained(task, complaints);
        }
        var unused = unmasker.unmask(round(), global, plan.trainingOf(task.round()))
                .whenComplete((result, failure) -> loop.execute(() -> unmasked(task, result, failure)));
    }

    private void unmasked(TaskId task, @Nullable RoundResult result, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (result != null) {
            next = result.next();
            round = null;
            handle(new RoundEvent.StepClosed(task, RoundStep.UNMASK, List.of(), 0, result.figures()));
        } else if (cause instanceof RoundAbortedException aborted) {
            handle(new RoundEvent.Aborted(task, String.valueOf(aborted.getMessage())));
        } else {
            throw new IllegalStateException("cannot take the masks off " + task, cause);
        }
    }

    private void committed(TaskId task, GlobalModel made, RoundRecord record) {
        global = made;
        next = null;
        observer.committed(record);
        boolean targetReached = record.evaluation()
                .filter(figures -> figures.accuracy() >= plan.targetAccuracy())
                .isPresent();
        handle(new RoundEvent.Committed(task, made.sha256(), targetReached));
    }

    private void handle(RoundEvent event) {
        perform(state.on(event));
    }

    private void lose(ClientId client) {
        presence.gone(client);
        farewell.release(client);
        handle(new RoundEvent.ClientGone(client));
    }

    private void reply(AnswerReply answer) {
        if (answerReply != null) {
            answerReply.accept(answer);
        }
    }

    private MaskedRound round() {
        if (round == null) {
            throw new IllegalStateException("no round is under way");
        }
        return round;
    }

    private Duration remaining() {
        Duration remaining = closesAt.minus(loop.now());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }
}
