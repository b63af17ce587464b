package io.sotto.simulation.engine;

import io.sotto.model.ParameterVector;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a run has come, between two rounds: enough to go on to the same end. Every random choice is named by its round,
 * so no generator's state belongs to it.
 *
 * @param model the global model
 * @param rounds what each completed round came to, from the first on
 */
public record RunProgress(ParameterVector model, List<RoundRecord> rounds) {
    public RunProgress {
        rounds = List.copyOf(rounds);
    }

    /** A run that has not begun. */
    public static RunProgress start(ParameterVector initial) {
        return new RunProgress(initial, List.of());
    }

    /** The same run after one more round. */
    RunProgress after(RoundRecord round, ParameterVector next) {
        List<RoundRecord> all = new ArrayList<>(rounds);
        all.add(round);
        return new RunProgress(next, all);
    }
}
