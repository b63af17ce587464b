package io.sotto.server.round;

import java.util.List;
import java.util.Map;

/**
 * How an attempt at a round ended. Each client that was asked is in exactly one of the three lists.
 *
 * @param counted clients whose update is in the sum
 * @param refused clients that were refused before, and why
 * @param missing clients that sent nothing in time
 * @param figures what the counted clients said together
 */
public record RoundSummary(
        TaskId task,
        List<ClientId> counted,
        Map<ClientId, Refusal> refused,
        List<ClientId> missing,
        RoundFigures figures) {
    public RoundSummary {
        counted = List.copyOf(counted);
        refused = Map.copyOf(refused);
        missing = List.copyOf(missing);
    }

    /** How many clients were asked. */
    public int cohortSize() {
        return counted.size() + refused.size() + missing.size();
    }
}
