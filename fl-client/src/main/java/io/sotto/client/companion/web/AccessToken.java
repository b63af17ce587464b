package io.sotto.client.companion.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What lets a page or a program in: 256 random bits for one run of the companion. Compared in constant time. Has no
 * {@code toString} that would show it; only {@link #reveal()} does.
 */
public final class AccessToken {
    private static final int BYTES = 32;

    private final String text;

    private AccessToken(String text) {
        this.text = text;
    }

    public static AccessToken fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The token, for the address that is told to the person and for the cookie. */
    public String reveal() {
        return text;
    }

    boolean is(@Nullable String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }
}
