package io.sotto.server.registry;

import io.sotto.model.Sha256;
import java.security.SecureRandom;

/** A session's token: {@value #BYTES} random bytes, a secret of one client. Has no {@code toString} and is never kept. */
public final class SessionToken {
    /** Bytes in a token. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private SessionToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException unless there are {@value #BYTES} bytes */
    public static SessionToken of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("session token of %d bytes: expected %d".formatted(bytes.length, BYTES));
        }
        return new SessionToken(bytes.clone());
    }

    static SessionToken random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionToken(bytes);
    }

    /** For the client alone. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    Sha256 sha256() {
        return Sha256.of(bytes);
    }
}
