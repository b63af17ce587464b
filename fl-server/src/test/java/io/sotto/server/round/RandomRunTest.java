package io.sotto.server.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sotto.model.RandomStreams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomRunTest {
    private static final int RUNS = 3_000;

    @Test
    void run_withDisorderlyClients_alwaysEndsAndKeepsItsPromises() {
        int completed = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            RandomRun run = new RandomRun(seed);
            assertThatCode(run::play).as("seed %d", seed).doesNotThrowAnyException();
            completed += run.commits().isEmpty() ? 0 : 1;
        }
        assertThat(completed).as("runs that changed the model").isGreaterThan(RUNS / 3);
    }

    @Test
    void run_withTheSameSeed_leadsToTheSameModel() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(new RandomRun(seed).play().model())
                    .isEqualTo(new RandomRun(seed).play().model());
        }
    }

    @Test
    void round_whateverTheOrderOfAnswers_choosesAndCountsTheSame() {
        List<ClientId> clients = LongStream.range(0, 40).mapToObj(ClientId::new).toList();
        RoundSettings settings = RoundTestKit.settings(1, new CohortSize.Fixed(20), 40, Aggregation.PLAIN);
        RoundAction.Commit inOrder = outcome(settings, new ArrayList<>(clients));

        for (long seed = 0; seed < 50; seed++) {
            List<ClientId> shuffled = new ArrayList<>(clients);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(outcome(settings, shuffled)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    /** Plays one round in which the clients ask and answer in the given order. */
    private static RoundAction.Commit outcome(RoundSettings settings, List<ClientId> order) {
        Step step = RoundState.begin(settings, new RandomStreams(3), 0, RoundTestKit.MODEL);
        for (ClientId client : order) {
            step = step.next().on(new RoundEvent.ClientReady(client));
        }
        RoundState state = step.next();
        TaskId task = state.task();
        for (ClientId client : order) {
            state = state.on(RoundTestKit.update(client.number(), task)).next();
        }
        step = state.on(RoundTestKit.closed(task, RoundStep.UPDATE, 0));
        return RoundTestKit.actions(step, RoundAction.Commit.class).get(0);
    }
}
