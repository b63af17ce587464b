package io.sotto.simulation.engine;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.KeyAgreement;
import io.sotto.privacy.crypto.SecretBytes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * X25519 for a process that holds both ends of every pair: the second of two to ask gets what the first has made, which is
 * the same, and the first makes it of {@link BothPrivateKeys}. Only for simulations: it keeps secrets. Thread-safe.
 */
final class PairedAgreement implements KeyAgreement {
    private record Pair(AgreementKey lower, AgreementKey higher) {
        static Pair of(AgreementKey one, AgreementKey other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private final KeyAgreement agreement;
    /** Public keys by a digest of the private ones. */
    private final Map<Digest, AgreementKey> publicKeys = new ConcurrentHashMap<>();

    private final Map<AgreementKey, byte[]> privateKeys = new ConcurrentHashMap<>();
    /** What one end of a pair has asked for and the other has not. */
    private final Map<Pair, byte[]> halfUsed = new ConcurrentHashMap<>();

    PairedAgreement(KeyAgreement agreement) {
        this.agreement = agreement;
    }

    @Override
    public int privateKeyBytes() {
        return agreement.privateKeyBytes();
    }

    @Override
    public AgreementKey publicKey(SecretBytes privateKey) {
        AgreementKey publicKey = agreement.publicKey(privateKey);
        publicKeys.put(Digest.sha256(privateKey.reveal()), publicKey);
        privateKeys.put(publicKey, privateKey.reveal().clone());
        return publicKey;
    }

    @Override
    public SecretBytes agree(SecretBytes privateKey, AgreementKey peer) {
        @Nullable AgreementKey own = publicKeys.get(Digest.sha256(privateKey.reveal()));
        if (own == null) {
            return agreement.agree(privateKey, peer);
        }
        Pair pair = Pair.of(own, peer);
        byte @Nullable [] made = halfUsed.remove(pair);
        if (made != null) {
            return SecretBytes.take(made);
        }
        byte @Nullable [] privateKeyOfPeer = privateKeys.get(peer);
        SecretBytes agreed = privateKeyOfPeer == null
                ? agreement.agree(privateKey, peer)
                : BothPrivateKeys.agree(agreement, privateKey.reveal(), privateKeyOfPeer);
        halfUsed.put(pair, agreed.reveal().clone());
        return agreed;
    }

    /** Forgets all keys: a new round has others. */
    void forget() {
        publicKeys.clear();
        privateKeys.clear();
        halfUsed.clear();
    }
}
