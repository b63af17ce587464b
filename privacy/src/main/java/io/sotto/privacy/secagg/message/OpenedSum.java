package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.IdentityKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * A sum that a device helped to open. Its update for one model is much the same in every attempt, round and task, so two
 * sums of that model over different survivors would give away their difference.
 *
 * @param model from which the round trained
 * @param survivors a hash of who is in the sum
 */
public record OpenedSum(Digest model, Digest survivors) {
    static final int BYTES = 2 * Digest.BYTES;
    private static final byte[] PURPOSE = "sotto opened v1".getBytes(StandardCharsets.US_ASCII);

    /** @param survivors ascending */
    public static OpenedSum of(Digest model, List<IdentityKey> survivors) {
        MessageDigest hasher = Digest.hasher();
        hasher.update(PURPOSE);
        survivors.forEach(survivor -> hasher.update(survivor.toBytes()));
        return new OpenedSum(model, Digest.of(hasher.digest()));
    }

    /** Whether both are of one model, whichever the task. */
    public boolean isOfSameModel(OpenedSum other) {
        return model.equals(other.model);
    }

    void write(ByteWriter out) {
        out.octets(model).octets(survivors);
    }

    static OpenedSum read(ByteReader in) {
        return new OpenedSum(in.digest(), in.digest());
    }
}
