package io.sotto.server.round;

import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small things that tests of the round share. */
final class RoundTestKit {
    static final Duration DEADLINE = Duration.ofSeconds(60);
    static final Duration STEP_TIME = Duration.ofSeconds(30);
    static final Duration GATHERING_TIME = Duration.ofSeconds(5);
    static final Sha256 MODEL = Sha256.of(new byte[] {0});

    private RoundTestKit() {}

    /** Cohorts of 3 among at least 3 clients, 2 answers suffice, 3 attempts, in one plain step. */
    static RoundSettings settings(int rounds) {
        return settings(rounds, new CohortSize.Fixed(3), 3, Aggregation.PLAIN);
    }

    static RoundSettings settings(int rounds, CohortSize cohort, int minClients, Aggregation aggregation) {
        return new RoundSettings(rounds, cohort, minClients, 2, DEADLINE, STEP_TIME, GATHERING_TIME, 3, aggregation);
    }

    static Step begin(RoundSettings settings) {
        return RoundState.begin(settings, new RandomStreams(7), 0, MODEL);
    }

    static ClientId client(long number) {
        return new ClientId(number);
    }

    static RoundEvent ready(long number) {
        return new RoundEvent.ClientReady(client(number));
    }

    /** A good answer to the only step of a plain round. */
    static RoundEvent.Answered update(long number, TaskId task) {
        return answer(number, task, RoundStep.UPDATE);
    }

    static RoundEvent.Answered answer(long number, TaskId task, RoundStep step) {
        return new RoundEvent.Answered(client(number), task, step, Optional.empty(), false);
    }

    /** An answer that the driver found to be of no use. */
    static RoundEvent.Answered spoiled(long number, TaskId task, RoundStep step, Refusal reason) {
        RoundEvent.Fault fault = new RoundEvent.Fault(reason, "8 bytes: expected 12");
        return new RoundEvent.Answered(client(number), task, step, Optional.of(fault), false);
    }

    static RoundEvent stepOver(TaskId task, RoundStep step) {
        return new RoundEvent.DeadlinePassed(new Deadline.OfStep(task, step));
    }

    static RoundEvent closed(TaskId task, RoundStep step, int minimum, long... members) {
        List<ClientId> clients = Arrays.stream(members).mapToObj(ClientId::new).toList();
        return new RoundEvent.StepClosed(task, step, clients, minimum, new RoundFigures(30, 1.5));
    }

    static RoundState after(RoundState state, RoundEvent... events) {
        RoundState next = state;
        for (RoundEvent event : events) {
            next = next.on(event).next();
        }
        return next;
    }

    static <A extends RoundAction> List<A> actions(Step step, Class<A> kind) {
        return step.actions().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
