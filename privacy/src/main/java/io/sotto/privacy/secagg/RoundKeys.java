package io.sotto.privacy.secagg;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.WeakKeyException;
import io.sotto.privacy.secagg.message.Context;

/**
 * The keys of one round. Each is HKDF of a secret, with the context as salt and the purpose and the indices of its owners
 * as info; so no key serves two purposes, two pairs or two rounds. Thread-safe.
 */
final class RoundKeys {
    private final Primitives primitives;
    private final byte[] salt;
    private final int maskKeyBytes;

    RoundKeys(Primitives primitives, Context context) {
        this.primitives = primitives;
        this.salt = context.toBytes();
        this.maskKeyBytes = primitives.streams().get().keyBytes();
    }

    /** Seals what one client sends another. */
    SecretBytes sealing(SecretBytes agreed, int from, int to) {
        return derive(agreed, "sotto seal v1", primitives.aead().keyBytes(), from, to);
    }

    /** The mask that a client puts on its own vector. */
    SecretBytes selfMask(SecretBytes selfSeed, int owner) {
        return derive(selfSeed, "sotto self-mask v1", maskKeyBytes, owner);
    }

    /** The mask that two neighbours share, whichever of them asks. */
    SecretBytes pairMask(SecretBytes maskKey, AgreementKey peer, int one, int other) {
        try (SecretBytes agreed = agree(maskKey, peer)) {
            return derive(agreed, "sotto pair-mask v1", maskKeyBytes, Math.min(one, other), Math.max(one, other));
        }
    }

    SecretBytes agree(SecretBytes privateKey, AgreementKey peer) {
        try {
            return primitives.agreement().agree(privateKey, peer);
        } catch (WeakKeyException e) {
            throw new RoundAbortedException(AbortReason.WEAK_KEY, "a participant's key " + peer + " gives no secret");
        }
    }

    private SecretBytes derive(SecretBytes secret, String purpose, int lengthBytes, int... owners) {
        return primitives.derivation().derive(secret, salt, Context.info(purpose, owners), lengthBytes);
    }
}
