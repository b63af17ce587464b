package io.sotto.server.round;

import java.util.List;
import java.util.Optional;

/** How a round comes to the sum of its updates: the steps that it takes. */
public enum Aggregation {
    /** Under masks: the only way between processes. */
    MASKED(RoundStep.ADVERTISE, RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM, RoundStep.UNMASK),
    /** In clear: for simulations that switch the masks off. */
    PLAIN(RoundStep.UPDATE);

    private final List<RoundStep> steps;

    Aggregation(RoundStep... steps) {
        this.steps = List.of(steps);
    }

    /** The step that begins with training. */
    RoundStep first() {
        return steps.get(0);
    }

    /** What follows a step; nothing after the last. */
    Optional<RoundStep> after(RoundStep step) {
        int next = steps.indexOf(step) + 1;
        return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
    }
}
