package io.sotto.server.round;

import io.sotto.model.RandomStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Draws a cohort, uniformly and without replacement; in the order of the clients' numbers. Devices refuse one that
     * differs from the last by a single client, since two sums would tell that client's update: where enough are left,
     * one more stays out.
     */
    List<ClientId> chooseCohort(List<ClientId> ready, int size, TaskId task, List<ClientId> last) {
        int[] order = RandomStreams.permutation(ready.size(), random.stream("cohort", task.attempt(), task.round()));
        List<ClientId> cohort = new ArrayList<>();
        for (int i = 0; i < Math.min(size, order.length); i++) {
            cohort.add(ready.get(order[i]));
        }
        if (isOneOff(cohort, last) || mayBeOneOff(cohort, task, last)) {
            cohort.remove(lastDrawn(cohort, last));
        }
        cohort.sort(null);
        return List.copyOf(cohort);
    }

    /** Who stays out of those who advertised, if they differ from the last cohort so: one may have been silent. */
    Optional<ClientId> leftOut(List<ClientId> advertised, TaskId task, List<ClientId> last) {
        if (!isOneOff(advertised, last)) {
            return Optional.empty();
        }
        List<ClientId> both = advertised.stream().filter(last::contains).toList();
        return Optional.of(
                both.get(random.stream("left-out", task.attempt(), task.round()).nextInt(both.size())));
    }

    private boolean isOneOff(List<ClientId> cohort, List<ClientId> last) {
        return !last.isEmpty() && difference(cohort, last) == 1 && cohort.size() > settings.minUpdates();
    }

    /**
     * Devices compare with the cohort that they last revealed with, which is older for those that were left out or silent,
     * and unknown to a coordinator that was started anew: each third attempt takes it that they refuse. Not the last
     * cohort itself, which was not refused.
     */
    private boolean mayBeOneOff(List<ClientId> cohort, TaskId task, List<ClientId> last) {
        return settings.aggregation() == Aggregation.MASKED
                && task.attempt() % 3 == 0
                && difference(cohort, last) > 0
                && cohort.size() > settings.minUpdates();
    }

    /** The last drawn of those who were in the last cohort, if any were: without it the two differ by one more. */
    private static ClientId lastDrawn(List<ClientId> cohort, List<ClientId> last) {
        List<ClientId> both = cohort.stream().filter(last::contains).toList();
        return both.isEmpty() ? cohort.get(cohort.size() - 1) : both.get(both.size() - 1);
    }

    private static int difference(List<ClientId> one, List<ClientId> other) {
        Set<ClientId> both = new HashSet<>(one);
        both.retainAll(new HashSet<>(other));
        return one.size() + other.size() - 2 * both.size();
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
