package io.sotto.server.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an event leads to.
 *
 * @param next the state from now on
 * @param actions what is to be done, in order
 */
public record Step(RoundState next, List<RoundAction> actions) {
    public Step {
        actions = List.copyOf(actions);
    }

    static Step to(RoundState next, RoundAction... actions) {
        return new Step(next, Arrays.asList(actions));
    }

    /** The same step, with actions that come before its own. */
    Step after(RoundAction... first) {
        List<RoundAction> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(actions);
        return new Step(next, all);
    }
}
