package io.sotto.server.coordinator;

import io.sotto.model.Sha256;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.ClientUpdate;
import io.sotto.server.round.Deadline;
import io.sotto.server.round.Ending;
import io.sotto.server.round.Finished;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundEffects;
import io.sotto.server.round.RoundEvent;
import io.sotto.server.round.RoundState;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.Step;
import io.sotto.server.round.TaskId;
import io.sotto.server.store.RoundRecord;
import io.sotto.server.strategy.FederatedAverage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run under way: its state, and what performs the state's actions. Belongs to the event loop, but for {@link #global()}. */
final class Run implements RoundEffects {
    /** How long a client that was answered may stay silent, beyond the time that it was given for its task. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final RunPlan plan;
    private final EventLoop loop;
    private final RoundCommitter committer;
    private final RunObserver observer;
    private final Waiters waiters = new Waiters();
    private final Presence presence = new Presence();
    private final Farewell farewell;
    private RoundState state;
    private volatile GlobalModel global;
    private FederatedAverage average;
    private Duration roundBegan = Duration.ZERO;
    private Duration closesAt = Duration.ZERO;
    private @Nullable Consumer<UpdateReply> updateReply;

    Run(
            RunPlan plan,
            EventLoop loop,
            RoundCommitter committer,
            RunObserver observer,
            Farewell farewell,
            GlobalModel global,
            RoundState first) {
        this.plan = plan;
        this.loop = loop;
        this.committer = committer;
        this.observer = observer;
        this.farewell = farewell;
        this.global = global;
        this.average = new FederatedAverage(global.parameters().length());
        this.state = first;
    }

    /** The present global model; from any thread. */
    GlobalModel global() {
        return global;
    }

    void ask(ClientId client, TaskWaiter waiter) {
        waiters.add(client, waiter);
        presence.asking(client);
        handle(new RoundEvent.ClientReady(client));
        loop.after(plan.pollTime(), () -> {
            if (waiters.answer(client, waiter, new TaskReply.Wait())) {
                presence.expect(client, loop.now().plus(LONGEST_SILENCE));
            }
        });
    }

    void hangUp(ClientId client, TaskWaiter waiter) {
        if (waiters.remove(client, waiter)) {
            lose(client);
        }
    }

    UpdateReply announce(ClientId client, TaskId task) {
        return state.refusalAtTheDoor(client, task)
                .<UpdateReply>map(refusal -> new UpdateReply.Refused(refusal.reason(), refusal.message()))
                .orElseGet(() -> new UpdateReply.Welcome(global, remaining()));
    }

    void submit(RoundEvent event, ClientId client, Consumer<UpdateReply> reply) {
        presence.expect(client, loop.now().plus(LONGEST_SILENCE));
        updateReply = reply;
        handle(event);
        updateReply = null;
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
        average = new FederatedAverage(global.parameters().length());
        if (task.attempt() == 1) {
            roundBegan = loop.now();
        }
        observer.began(task, cohort.size());
    }

    @Override
    public void assign(ClientId client, TaskId task, Sha256 model, long seed) {
        presence.expect(client, closesAt.plus(LONGEST_SILENCE));
        waiters.answer(client, new TaskReply.Train(task, global, plan.training(), remaining(), seed));
    }

    @Override
    public void setDeadline(Deadline deadline, Duration after) {
        if (deadline.phase() == Deadline.Phase.TRAINING) {
            closesAt = loop.now().plus(after);
        }
        loop.after(after, () -> handle(new RoundEvent.DeadlinePassed(deadline)));
    }

    @Override
    public void accept(ClientId client, ClientUpdate update) {
        average.add(update.difference(), update.faceCount());
        reply(new UpdateReply.Accepted());
    }

    @Override
    public void refuse(ClientId client, Refusal reason, String message) {
        reply(new UpdateReply.Refused(reason, message));
    }

    @Override
    public void abandon(RoundSummary summary) {
        observer.failed(summary);
    }

    @Override
    public void commit(RoundSummary summary) {
        GlobalModel next = new GlobalModel(global.network(), average.applyTo(global.parameters()));
        Duration began = roundBegan;
        var unused = committer
                .commit(summary, next, () -> loop.now().minus(began))
                .whenComplete((round, failure) -> loop.execute(() -> {
                    if (failure != null) {
                        throw new IllegalStateException("cannot commit " + summary.task(), failure);
                    }
                    committed(summary.task(), next, round);
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

    private void committed(TaskId task, GlobalModel next, RoundRecord round) {
        global = next;
        observer.committed(round);
        boolean targetReached = round.evaluation()
                .filter(figures -> figures.accuracy() >= plan.targetAccuracy())
                .isPresent();
        handle(new RoundEvent.Committed(task, next.sha256(), targetReached));
    }

    private void handle(RoundEvent event) {
        perform(state.on(event));
    }

    private void lose(ClientId client) {
        presence.gone(client);
        farewell.release(client);
        handle(new RoundEvent.ClientGone(client));
    }

    private void reply(UpdateReply answer) {
        if (updateReply != null) {
            updateReply.accept(answer);
        }
    }

    private Duration remaining() {
        Duration remaining = closesAt.minus(loop.now());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }
}
