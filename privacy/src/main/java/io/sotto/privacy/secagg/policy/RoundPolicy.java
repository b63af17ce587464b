package io.sotto.privacy.secagg.policy;

import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.TrainingTerms;

/** Decides whether the terms of a round are good enough. */
public interface RoundPolicy {
    /** Of what a device is asked to train, which it knows before the rest. */
    PolicyVerdict judge(TrainingTerms training);

    /**
     * Of all terms, those of training included.
     *
     * @param memory what this device took part in before
     */
    PolicyVerdict judge(RoundDescriptor descriptor, RoundMemory memory);
}
