package io.sotto.client.masking;

import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.policy.Finding;
import io.sotto.privacy.secagg.policy.PolicyVerdict;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A policy that also refuses numbers which this device does not give, and remembers what it last said, since whoever is
 * refused wants to know whether to come back.
 */
final class WatchedPolicy implements RoundPolicy {
    /** Terms that are others in the next round; the rest is the coordinator's configuration. */
    private static final Set<String> CHANGING =
            Set.of("cohort", "threshold", "neighbours and threshold", "minimum survivors");

    private final RoundPolicy policy;
    private PolicyVerdict last = new PolicyVerdict(List.of(), List.of());

    WatchedPolicy(RoundPolicy policy) {
        this.policy = policy;
    }

    @Override
    public PolicyVerdict judge(TrainingTerms training) {
        last = policy.judge(training);
        return last;
    }

    @Override
    public PolicyVerdict judge(RoundDescriptor descriptor, RoundMemory memory) {
        PolicyVerdict verdict = policy.judge(descriptor, memory);
        List<Finding> refusals = new ArrayList<>(verdict.refusals());
        refusals.addAll(Contributions.unknown(descriptor.format()));
        last = new PolicyVerdict(refusals, verdict.warnings());
        return last;
    }

    /** Whether it refused something that stays as it is. */
    boolean refusedForGood() {
        return last.refusals().stream().anyMatch(finding -> !CHANGING.contains(finding.term()));
    }
}
