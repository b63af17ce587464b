package io.sotto.privacy.secagg.policy;

import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;

/** Decides whether the terms of a round are good enough. */
@FunctionalInterface
public interface RoundPolicy {
    /** @param memory what this device took part in before */
    PolicyVerdict judge(RoundDescriptor descriptor, RoundMemory memory);
}
