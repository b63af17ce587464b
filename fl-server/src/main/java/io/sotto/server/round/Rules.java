package io.sotto.server.round;

import io.sotto.model.RandomStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What all states of a run share.
 *
 * @param random names the streams of the run's random choices; each choice takes a stream of its own, so that none
 *     depends on the order of events
 */
record Rules(RoundSettings settings, RandomStreams random) {
    /** How many clients a round asks for, with so many known. */
    int cohortSize(int known) {
        return Math.max(settings.minUpdates(), settings.cohort().among(known));
    }

    /** Draws a cohort, uniformly and without replacement; in the order of the clients' numbers. */
    List<ClientId> chooseCohort(List<ClientId> ready, int size, TaskId task) {
        int[] order = RandomStreams.permutation(ready.size(), random.stream("cohort", task.attempt(), task.round()));
        List<ClientId> cohort = new ArrayList<>();
        for (int i = 0; i < Math.min(size, order.length); i++) {
            cohort.add(ready.get(order[i]));
        }
        cohort.sort(null);
        return List.copyOf(cohort);
    }

    /** How long a step takes answers; the first one has the training in it. */
    Duration timeOf(RoundStep step) {
        return step == settings.aggregation().first() ? settings.deadline() : settings.stepTime();
    }

    /** The seed of a client's local training: its own, and the same in every attempt at a round. */
    long trainingSeed(ClientId client, int round) {
        return random.stream("local-training", client.number(), round).nextLong();
    }
}
