package io.sotto.server.coordinator;

import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.server.evaluate.ModelEvaluation;
import io.sotto.server.masking.Masking;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.Ending;
import io.sotto.server.round.RoundState;
import io.sotto.server.round.RoundStep;
import io.sotto.server.round.Step;
import io.sotto.server.store.RunStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a run. All methods may be called from any thread and return at once; answers come through callbacks on the event
 * loop, which owns everything that changes. A failure that the run cannot survive (a full disk, say) completes
 * {@link #ended()} exceptionally; the store then holds the last committed round.
 */
public final class Coordinator {
    private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);
    private static final Duration BETWEEN_ROLL_CALLS = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Run run;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    /**
     * @param masking for models of the initial one's length
     * @param initial the model to start from if the store has none
     * @param store used on {@code background} from now on
     * @param background runs evaluation and disk, one after the other
     */
    public Coordinator(
            RunPlan plan,
            Masking masking,
            GlobalModel initial,
            RunStore store,
            ModelEvaluation evaluation,
            EventLoop loop,
            Executor background,
            RunObserver observer) {
        this.loop = new WatchedLoop(loop, ended::completeExceptionally);
        ParameterVector parameters = store.model().orElse(initial.parameters());
        GlobalModel global = new GlobalModel(initial.network(), parameters);
        Step first = RoundState.begin(
                plan.rounds(), new RandomStreams(plan.seed()), store.completedRounds(), global.sha256());
        this.run = new Run(
                plan,
                masking,
                this.loop,
                new RoundCommitter(store, evaluation, background),
                observer,
                new Farewell(ended, released),
                global,
                first.next());
        this.loop.execute(() -> run.perform(first));
        callTheRollLater();
    }

    /** A client asks for work. It is answered as soon as there is some, and after the plan's poll time in any case. */
    public void ask(ClientId client, TaskWaiter waiter) {
        loop.execute(() -> run.ask(client, waiter));
    }

    /** A client has hung up; if its question is still open, it counts as gone. */
    public void hangUp(ClientId client, TaskWaiter waiter) {
        loop.execute(() -> run.hangUp(client, waiter));
    }

    /** What a step tells a client; empty if the step is not under way or the client has no part in it. */
    public void told(ClientId client, RoundId round, RoundStep step, Consumer<Optional<byte[]>> reply) {
        loop.execute(() -> surviving(reply).accept(run.told(client, round, step)));
    }

    /** A client is about to answer a step: answers {@link AnswerReply.Welcome} or {@link AnswerReply.Refused}. */
    public void announce(ClientId client, RoundId round, RoundStep step, Consumer<AnswerReply> reply) {
        loop.execute(() -> surviving(reply).accept(run.announce(client, round, step)));
    }

    /**
     * An answer has come whole: answers {@link AnswerReply.Accepted} or {@link AnswerReply.Refused}.
     *
     * @param message canonical bytes; taken over, not copied
     */
    public void submit(ClientId client, RoundId round, RoundStep step, byte[] message, Consumer<AnswerReply> reply) {
        loop.execute(() -> run.submit(client, round, step, message, surviving(reply)));
    }

    /** An answer has come damaged: answers {@link AnswerReply.Refused}. */
    public void submitSpoiled(
            ClientId client, RoundId round, RoundStep step, String problem, Consumer<AnswerReply> reply) {
        loop.execute(() -> run.submitSpoiled(client, round, step, problem, surviving(reply)));
    }

    /** A client leaves a round by itself. */
    public void withdraw(ClientId client, RoundId round) {
        loop.execute(() -> run.withdraw(client, round));
    }

    /** The global model, if it is the one with this hash. */
    public Optional<GlobalModel> model(Sha256 sha256) {
        return Optional.of(run.global()).filter(global -> global.sha256().equals(sha256));
    }

    /** A client has fetched a model whole. */
    public void fetched(ClientId client, Sha256 model) {
        loop.execute(() -> run.fetched(client, model));
    }

    /** The present global model. */
    public GlobalModel global() {
        return run.global();
    }

    /** Why the run ended, once it has; completed exceptionally if it could not go on. */
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    /** Completed when, after the end, each client that was there has fetched the final model or has gone. */
    public CompletableFuture<Void> released() {
        return released;
    }

    /** A reply that fails hurts its client alone. */
    private static <T> Consumer<T> surviving(Consumer<T> reply) {
        return answer -> {
            try {
                reply.accept(answer);
            } catch (RuntimeException e) {
                LOG.warn("cannot answer a client", e);
            }
        };
    }

    private void callTheRollLater() {
        loop.after(BETWEEN_ROLL_CALLS, () -> {
            run.callTheRoll();
            callTheRollLater();
        });
    }
}
