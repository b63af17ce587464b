package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Octets;
import java.util.Arrays;

/**
 * Fixes a share without showing it: the first 16 bytes of SHA-256 over context, owner, holder, kind and share. A holder
 * who wants to return another share must find a second preimage, 2^128 hashes. An owner could find two shares with one
 * commitment in 2^64, and gain nothing: the secret they lead to is compared with commitments of full length.
 */
public final class ShareCommitment extends Octets {
    static final int BYTES = 16;

    private ShareCommitment(byte[] bytes) {
        super(bytes, BYTES, "a commitment");
    }

    static ShareCommitment of(byte[] bytes) {
        return new ShareCommitment(bytes);
    }

    /**
     * Commits to a share.
     *
     * @param owner index of the client whose secret is shared
     * @param holder index of the client that holds the share
     */
    public static ShareCommitment to(byte[] share, Context context, int owner, int holder, ShareKind kind) {
        byte[] info = Context.info("sotto share v1", owner, holder, kind.number());
        byte[] digest = Digest.sha256(info, context.toBytes(), share).toBytes();
        return new ShareCommitment(Arrays.copyOf(digest, BYTES));
    }
}
