package io.sotto.client.spotify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The secrets of one connection: a verifier that only this process knows, its challenge, and a state (RFC 7636). */
record Pkce(String verifier, String state) {
    private static final int VERIFIER_BYTES = 64;
    private static final int STATE_BYTES = 24;

    static Pkce draw(SecureRandom random) {
        return new Pkce(text(random, VERIFIER_BYTES), text(random, STATE_BYTES));
    }

    /** BASE64URL(SHA256(verifier)). */
    String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Compares in constant time. */
    boolean hasState(String other) {
        return MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Says nothing. */
    @Override
    public String toString() {
        return "Pkce";
    }
}
