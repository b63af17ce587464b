package io.sotto.privacy.secagg.policy;

import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.TrainingTerms;
import java.util.List;

/** Accepts whatever it is offered: for rounds that are simulated or measured, where no device has an owner. */
public final class AnyTerms implements RoundPolicy {
    private static final PolicyVerdict YES = new PolicyVerdict(List.of(), List.of());

    @Override
    public PolicyVerdict judge(TrainingTerms training) {
        return YES;
    }

    @Override
    public PolicyVerdict judge(RoundDescriptor descriptor, RoundMemory memory) {
        return YES;
    }
}
