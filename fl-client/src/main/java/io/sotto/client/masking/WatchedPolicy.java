package io.sotto.client.masking;

import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.policy.PolicyVerdict;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import java.util.List;
import java.util.Set;

/** A policy that remembers what it last said, since whoever is refused wants to know whether to come back. */
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
        last = policy.judge(descriptor, memory);
        return last;
    }

    /** Whether it refused something that stays as it is. */
    boolean refusedForGood() {
        return last.refusals().stream().anyMatch(finding -> !CHANGING.contains(finding.term()));
    }
}
