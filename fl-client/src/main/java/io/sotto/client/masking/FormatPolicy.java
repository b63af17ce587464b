package io.sotto.client.masking;

import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.policy.Finding;
import io.sotto.privacy.secagg.policy.PolicyVerdict;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * Another policy, and which number formats a device rounds its update to.
 *
 * @param leastInputBits 2 or more
 * @param mostInputBits 24 at most; fewer bits tell less
 */
public record FormatPolicy(RoundPolicy policy, int leastInputBits, int mostInputBits) implements RoundPolicy {
    public FormatPolicy {
        if (leastInputBits < 2 || mostInputBits > 24 || leastInputBits > mostInputBits) {
            throw new IllegalArgumentException(
                    "input bits %d to %d: expected a range within 2 to 24".formatted(leastInputBits, mostInputBits));
        }
    }

    @Override
    public PolicyVerdict judge(TrainingTerms training) {
        return policy.judge(training);
    }

    @Override
    public PolicyVerdict judge(RoundDescriptor descriptor, RoundMemory memory) {
        PolicyVerdict verdict = policy.judge(descriptor, memory);
        int bits = descriptor.format().inputBits();
        if (bits >= leastInputBits && bits <= mostInputBits) {
            return verdict;
        }
        List<Finding> refusals = new ArrayList<>(verdict.refusals());
        refusals.add(
                new Finding("input bits", String.valueOf(bits), "%d to %d".formatted(leastInputBits, mostInputBits)));
        return new PolicyVerdict(refusals, verdict.warnings());
    }
}
