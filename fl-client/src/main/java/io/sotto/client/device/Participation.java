package io.sotto.client.device;

import io.sotto.client.participation.DeviceAction;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.model.ParameterVector;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Drives the machine: performs the action of each state and hands the answer back, until there is nothing left to do.
 * Everything happens on the thread that calls {@link #run}; interrupting that thread makes the device leave.
 */
public final class Participation {
    /** Waits; the real one is {@code Thread.sleep}. */
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Coordinator coordinator;
    private final LocalTraining training;
    private final RoundKeeper rounds;
    private final ParticipationObserver observer;
    private final Sleeper sleeper;
    private final RandomGenerator jitter;
    private @Nullable ModelReference heldReference;
    private @Nullable ParameterVector held;

    /** @param jitter chooses the length of pauses, and nothing else */
    public Participation(
            Coordinator coordinator,
            LocalTraining training,
            RoundKeeper rounds,
            ParticipationObserver observer,
            Sleeper sleeper,
            RandomGenerator jitter) {
        this.coordinator = coordinator;
        this.training = training;
        this.rounds = rounds;
        this.observer = observer;
        this.sleeper = sleeper;
        this.jitter = jitter;
    }

    /** Takes part until the coordinator has no more rounds, the thread is interrupted, or it makes no sense. */
    public ParticipationState run() {
        ParticipationState state = ParticipationState.first();
        while (!state.isOver()) {
            ParticipationEvent event = perform(state.action());
            ParticipationState next = state.on(event);
            observer.observed(state, event, next);
            state = next;
        }
        return state;
    }

    private ParticipationEvent perform(DeviceAction action) {
        if (Thread.currentThread().isInterrupted()) {
            return new ParticipationEvent.Leave();
        }
        try {
            return answerTo(action);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ParticipationEvent.Leave();
        }
    }

    private ParticipationEvent answerTo(DeviceAction action) throws InterruptedException {
        if (action instanceof DeviceAction.Join) {
            return coordinator.join();
        }
        if (action instanceof DeviceAction.AskForTask) {
            return coordinator.nextTask();
        }
        if (action instanceof DeviceAction.Consider consider) {
            return rounds.consider(consider.task());
        }
        if (action instanceof DeviceAction.Fetch fetch) {
            return fetch(fetch.model());
        }
        if (action instanceof DeviceAction.Train train) {
            return training.train(train.task(), train.global());
        }
        if (action instanceof DeviceAction.Submit submit) {
            return coordinator.submit(submit.message());
        }
        if (action instanceof DeviceAction.Begin begin) {
            return rounds.begin(begin.task(), begin.update());
        }
        if (action instanceof DeviceAction.FetchStep fetch) {
            return coordinator.fetchStep(fetch.task());
        }
        if (action instanceof DeviceAction.Proceed proceed) {
            return rounds.proceed(proceed.told());
        }
        if (action instanceof DeviceAction.Withdraw withdraw) {
            return coordinator.withdraw(withdraw.round());
        }
        if (action instanceof DeviceAction.Pause pause) {
            sleeper.sleep(lengthOf(pause));
            return new ParticipationEvent.PauseOver();
        }
        throw new IllegalStateException("no event answers " + action);
    }

    /** A round that is run again starts from the model that is here already. */
    private ParticipationEvent fetch(ModelReference model) throws InterruptedException {
        if (held != null && model.equals(heldReference)) {
            return new ParticipationEvent.Fetched(held);
        }
        ParticipationEvent answer = coordinator.fetch(model);
        if (answer instanceof ParticipationEvent.Fetched fetched) {
            held = fetched.parameters();
            heldReference = model;
        }
        return answer;
    }

    private Duration lengthOf(DeviceAction.Pause pause) {
        long shortest = pause.atLeast().toMillis();
        return Duration.ofMillis(jitter.nextLong(shortest, pause.atMost().toMillis() + 1));
    }
}
