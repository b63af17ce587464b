package io.sotto.privacy.crypto;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers which signatures were found valid, so that a certificate seen in every round is verified once, and clients
 * of one simulation share their work. Only successes are kept, under a digest of key, statement and signature together;
 * a forged triple has another digest and is verified like any other. Thread-safe.
 */
public final class RememberingVerifier implements SignatureVerifier {
    private final SignatureVerifier verifier;
    private final Set<Digest> valid;

    /** @param capacity how many signatures to remember, at least 1; the oldest are forgotten first, 100 bytes each */
    public RememberingVerifier(SignatureVerifier verifier, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity %d: expected 1 or more".formatted(capacity));
        }
        this.verifier = verifier;
        this.valid = Collections.synchronizedSet(Collections.newSetFromMap(new Bounded(capacity)));
    }

    @Override
    public boolean verifies(IdentityKey identity, Statement statement, Signature signature) {
        Digest triple = Digest.sha256(identity.shared(), signature.shared(), statement.shared());
        if (valid.contains(triple)) {
            return true;
        }
        boolean verified = verifier.verifies(identity, statement, signature);
        if (verified) {
            valid.add(triple);
        }
        return verified;
    }

    private static final class Bounded extends LinkedHashMap<Digest, Boolean> {
        private static final long serialVersionUID = 1L;
        private final int capacity;

        Bounded(int capacity) {
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Boolean> eldest) {
            return size() > capacity;
        }
    }
}
