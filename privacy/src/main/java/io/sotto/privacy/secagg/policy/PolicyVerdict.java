package io.sotto.privacy.secagg.policy;

import java.util.List;

/**
 * What a policy says of a round.
 *
 * @param refusals why the device does not take part; none if it does
 * @param warnings what its owner should know all the same
 */
public record PolicyVerdict(List<Finding> refusals, List<Finding> warnings) {
    public PolicyVerdict {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }

    public boolean accepts() {
        return refusals.isEmpty();
    }
}
