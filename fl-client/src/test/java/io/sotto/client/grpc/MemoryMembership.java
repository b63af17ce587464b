package io.sotto.client.grpc;

import io.sotto.client.device.Membership;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.RoundMemory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A membership that lasts as long as the test. */
public final class MemoryMembership implements Membership {
    private final Signer signer;
    private @Nullable Trusted trusted;
    private RoundMemory memory = RoundMemory.EMPTY;

    public MemoryMembership() {
        this(Randomness.system());
    }

    /** @param randomness of the identity */
    public MemoryMembership(Randomness randomness) {
        signer = Ed25519Signer.create(randomness);
    }

    @Override
    public Signer signer() {
        return signer;
    }

    @Override
    public Optional<Trusted> trusted() {
        return Optional.ofNullable(trusted);
    }

    @Override
    public void admit(Trusted offered) {
        if (trusted != null && !trusted.coordinator().equals(offered.coordinator())) {
            throw new InvalidInputException("another coordinator");
        }
        trusted = offered;
    }

    @Override
    public RoundMemory memory() {
        return memory;
    }

    @Override
    public void remember(RoundMemory now) {
        memory = now;
    }
}
