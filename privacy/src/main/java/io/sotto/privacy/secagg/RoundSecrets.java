package io.sotto.privacy.secagg;

import io.sotto.privacy.crypto.KeyAgreement;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SecretBytes;
import java.util.TreeMap;

/** Everything that a client must forget when a round ends. */
final class RoundSecrets implements AutoCloseable {
    /** Bytes of the seed of the self-mask. */
    private static final int SEED_BYTES = 32;

    private final SecretBytes cipherKey;
    private final SecretBytes maskKey;
    private final SecretBytes selfSeed;
    private final TreeMap<Integer, SecretBytes> openingKeys = new TreeMap<>();
    private final TreeMap<Integer, SecretBytes> heldShares = new TreeMap<>();

    private RoundSecrets(SecretBytes cipherKey, SecretBytes maskKey, SecretBytes selfSeed) {
        this.cipherKey = cipherKey;
        this.maskKey = maskKey;
        this.selfSeed = selfSeed;
    }

    /** Fresh secrets. */
    static RoundSecrets create(KeyAgreement agreement, Randomness randomness) {
        return new RoundSecrets(
                SecretBytes.random(agreement.privateKeyBytes(), randomness),
                SecretBytes.random(agreement.privateKeyBytes(), randomness),
                SecretBytes.random(SEED_BYTES, randomness));
    }

    SecretBytes cipherKey() {
        return cipherKey;
    }

    SecretBytes maskKey() {
        return maskKey;
    }

    SecretBytes selfSeed() {
        return selfSeed;
    }

    /** By neighbour: what opens the packet that it sends. */
    TreeMap<Integer, SecretBytes> openingKeys() {
        return openingKeys;
    }

    /** By neighbour: the two shares that were in its packet, one after the other. */
    TreeMap<Integer, SecretBytes> heldShares() {
        return heldShares;
    }

    /** Whether the round is over, whoever ended it. */
    boolean areWiped() {
        return selfSeed.isWiped();
    }

    @Override
    public void close() {
        cipherKey.close();
        maskKey.close();
        selfSeed.close();
        openingKeys.values().forEach(SecretBytes::close);
        heldShares.values().forEach(SecretBytes::close);
    }
}
