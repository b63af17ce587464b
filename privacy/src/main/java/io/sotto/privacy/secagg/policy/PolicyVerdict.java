package io.sotto.privacy.secagg.policy;

import java.util.List;
import java.util.stream.Collectors;

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

    /** Why the device does not take part, in one line. */
    public String reasons() {
        return refusals.stream().map(Finding::toString).collect(Collectors.joining("; "));
    }
}
