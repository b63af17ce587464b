package io.sotto.privacy.secagg.graph;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Decides the order of the ring: a hash of all keys that the cohort advertised, so that whoever wants to choose who
 * surrounds whom must change a key after having seen all others, and try again. Hashing {@value #STRETCH} times over
 * makes every try that much dearer: a client pays a millisecond, a server that tries 2^40 keys pays 2^52 hashes within
 * the minutes of a round.
 *
 * @param digest 32 bytes, public
 */
public record GraphSeed(Digest digest) {
    private static final int STRETCH = 4096;
    private static final byte[] PURPOSE = "sotto graph v1".getBytes(StandardCharsets.US_ASCII);

    /** @param keys in the order of the cohort */
    public static GraphSeed of(List<AgreementKey> keys) {
        MessageDigest hasher = Digest.hasher();
        hasher.update(PURPOSE);
        for (AgreementKey key : keys) {
            hasher.update(key.toBytes());
        }
        byte[] digest = hasher.digest();
        for (int i = 0; i < STRETCH; i++) {
            digest = hasher.digest(digest);
        }
        return new GraphSeed(Digest.of(digest));
    }
}
