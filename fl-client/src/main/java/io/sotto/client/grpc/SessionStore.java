package io.sotto.client.grpc;

import java.util.Optional;

/** Keeps the token by which a coordinator knows this device again. The token is a secret. */
public interface SessionStore {
    /** Bytes in a token. */
    int TOKEN_BYTES = 32;

    /** The token of the last session, if there was one. */
    Optional<byte[]> load();

    void save(byte[] token);
}
