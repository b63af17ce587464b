package io.sotto.server.round;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Small things that tests of the round share. */
final class RoundTestKit {
    static final ParameterLayout LAYOUT =
            new ParameterLayout.Builder().add("w", Role.WEIGHT, 3).build();
    static final Duration DEADLINE = Duration.ofSeconds(60);
    static final Duration GATHERING_TIME = Duration.ofSeconds(5);
    static final Sha256 MODEL = vector(0).sha256();

    private RoundTestKit() {}

    /** Cohorts of 3 among at least 3 clients, 2 updates suffice, 3 attempts. */
    static RoundSettings settings(int rounds) {
        return new RoundSettings(rounds, new CohortSize.Fixed(3), 3, 2, DEADLINE, GATHERING_TIME, 3, 1000);
    }

    static Step begin(RoundSettings settings) {
        return RoundState.begin(settings, new RandomStreams(7), LAYOUT, 0, MODEL);
    }

    static ParameterVector vector(float value) {
        float[] values = new float[LAYOUT.length()];
        Arrays.fill(values, value);
        return ParameterVector.of(LAYOUT, values);
    }

    static ClientId client(long number) {
        return new ClientId(number);
    }

    static RoundEvent ready(long number) {
        return new RoundEvent.ClientReady(client(number));
    }

    static RoundEvent.UpdateArrived update(long number, TaskId task, float value) {
        return new RoundEvent.UpdateArrived(client(number), task, MODEL, new ClientUpdate(vector(value), 10, 1.5));
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
