package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Octets;
import io.sotto.privacy.secagg.sharing.Shamir;

/** Two shares for one peer, sealed: a share of the self-mask's seed, a share of the mask key, and the seal's tag. */
public final class SealedShares extends Octets {
    /** Bytes before sealing. */
    public static final int PLAIN_BYTES = 2 * Shamir.SHARE_BYTES;

    /** Bytes of a sealed pair. */
    public static final int BYTES = PLAIN_BYTES + 16;

    private SealedShares(byte[] bytes) {
        super(bytes, BYTES, "a sealed pair of shares");
    }

    /** @param bytes copied; {@value #BYTES} of them */
    public static SealedShares of(byte[] bytes) {
        return new SealedShares(bytes);
    }
}
