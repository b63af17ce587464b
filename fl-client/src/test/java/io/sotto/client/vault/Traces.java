package io.sotto.client.vault;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Looks for pieces of a secret in bytes: a page may be compressed, and then holds it in pieces. */
final class Traces {
    private static final int PIECE = 12;

    private Traces() {}

    static int of(String secret, byte[] bytes) {
        return of(secret.getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** How many places of the bytes begin with a piece of the secret. */
    static int of(byte[] secret, byte[] bytes) {
        Set<String> pieces = new HashSet<>();
        for (int i = 0; i + PIECE <= secret.length; i++) {
            pieces.add(new String(secret, i, PIECE, StandardCharsets.ISO_8859_1));
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int traces = 0;
        for (int i = 0; i + PIECE <= text.length(); i++) {
            traces += pieces.contains(text.substring(i, i + PIECE)) ? 1 : 0;
        }
        return traces;
    }
}
