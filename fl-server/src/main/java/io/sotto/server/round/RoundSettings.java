package io.sotto.server.round;

import java.time.Duration;

/**
 * The rules of all rounds of a run.
 *
 * @param rounds how many rounds make the run, 1 to 1,000,000
 * @param cohort how many clients a round asks
 * @param minClients how many clients must be known before a round starts, 1 or more
 * @param minUpdates how many accepted updates a round needs to change the model, 1 to {@code minClients}
 * @param deadline how long clients may train, 1 ms or more
 * @param stepTime how long each later step takes answers, 1 ms or more
 * @param gatheringTime how long a round that could start waits for a full cohort, 0 or more
 * @param maxAttempts how often in a row a round may fail before the run gives up, 1 to 1,000
 * @param aggregation how updates are summed
 */
public record RoundSettings(
        int rounds,
        CohortSize cohort,
        int minClients,
        int minUpdates,
        Duration deadline,
        Duration stepTime,
        Duration gatheringTime,
        int maxAttempts,
        Aggregation aggregation) {
    public RoundSettings {
        require(rounds >= 1 && rounds <= 1_000_000, "rounds", rounds, "1 to 1000000");
        require(minClients >= 1, "minimum of clients", minClients, "1 or more");
        require(
                minUpdates >= 1 && minUpdates <= minClients,
                "minimum of updates",
                minUpdates,
                "1 to the minimum of clients, " + minClients);
        if (cohort instanceof CohortSize.Fixed fixed) {
            require(fixed.clients() >= minUpdates, "cohort", fixed.clients(), "the minimum of updates or more");
        }
        require(deadline.toMillis() >= 1, "deadline", deadline, "1 ms or more");
        require(stepTime.toMillis() >= 1, "time of a step", stepTime, "1 ms or more");
        require(!gatheringTime.isNegative(), "gathering time", gatheringTime, "0 or more");
        require(maxAttempts >= 1 && maxAttempts <= 1000, "attempts", maxAttempts, "1 to 1000");
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(name, value, expected));
        }
    }
}
