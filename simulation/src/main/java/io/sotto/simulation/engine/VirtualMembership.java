package io.sotto.simulation.engine;

import io.sotto.client.device.Membership;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.RoundMemory;
import java.util.Optional;

/** A virtual client's membership. It remembers nothing: cohorts of a simulation are drawn anew each round. */
record VirtualMembership(Signer signer, Trusted keys) implements Membership {
    @Override
    public Optional<Trusted> trusted() {
        return Optional.of(keys);
    }

    @Override
    public void admit(Trusted offered) {
        throw new IllegalStateException("a virtual client never joins");
    }

    @Override
    public RoundMemory memory() {
        return RoundMemory.EMPTY;
    }

    @Override
    public void remember(RoundMemory memory) {}
}
