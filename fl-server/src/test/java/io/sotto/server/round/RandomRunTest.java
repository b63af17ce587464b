package io.sotto.server.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.server.strategy.FederatedAverage;
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
        assertThat(completed).as("runs that changed the model").isGreaterThan(RUNS / 2);
    }

    @Test
    void run_withTheSameSeed_leadsToTheSameModel() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(new RandomRun(seed).play().model())
                    .isEqualTo(new RandomRun(seed).play().model());
        }
    }

    @Test
    void round_whateverTheOrderOfUpdates_makesTheSameModelAndSummary() {
        List<ClientId> clients = LongStream.range(0, 40).mapToObj(ClientId::new).toList();
        RoundSettings settings = new RoundSettings(
                1, new CohortSize.Fixed(20), 40, 20, RoundTestKit.DEADLINE, RoundTestKit.GATHERING_TIME, 1, 1000);
        Outcome inOrder = outcome(settings, clients, new ArrayList<>(clients));

        for (long seed = 0; seed < 50; seed++) {
            List<ClientId> shuffled = new ArrayList<>(clients);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(outcome(settings, clients, shuffled)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    private record Outcome(RoundAction.Commit commit, ParameterVector model) {}

    /** Plays one round in which the clients ask and answer in the given order. */
    private static Outcome outcome(RoundSettings settings, List<ClientId> clients, List<ClientId> order) {
        ParameterVector global = RoundTestKit.vector(0.1f);
        Step step = RoundState.begin(settings, new RandomStreams(3), RoundTestKit.LAYOUT, 0, global.sha256());
        for (ClientId client : order) {
            step = step.next().on(new RoundEvent.ClientReady(client));
        }
        FederatedAverage average = new FederatedAverage(RoundTestKit.LAYOUT.length());
        RoundState state = step.next();
        for (ClientId client : order) {
            Random random = new Random(client.number());
            ClientUpdate update = new ClientUpdate(
                    RoundTestKit.vector((float) random.nextGaussian()), 1 + random.nextInt(99), random.nextDouble());
            step = state.on(new RoundEvent.UpdateArrived(client, state.task(), global.sha256(), update));
            state = step.next();
            RoundTestKit.actions(step, RoundAction.Accept.class)
                    .forEach(accept -> average.add(
                            accept.update().difference(), accept.update().faceCount()));
            List<RoundAction.Commit> commits = RoundTestKit.actions(step, RoundAction.Commit.class);
            if (!commits.isEmpty()) {
                return new Outcome(commits.get(0), average.applyTo(global));
            }
        }
        throw new AssertionError("no commit among %d clients".formatted(clients.size()));
    }
}
