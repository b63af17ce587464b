package io.sotto.client.companion.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept here and what left this device.
 *
 * @param epsilon null as long as there is no differential privacy
 * @param policy what this device agrees to, a term a line
 */
public record PrivacyAnswer(
        Camera camera,
        int examples,
        int journal,
        Receipts receipts,
        @Nullable Epsilon epsilon,
        List<Term> policy,
        VaultState vault,
        boolean paused) {
    /**
     * @param lastFrame ISO 8601; null if none came since the start
     */
    public record Camera(CameraState state, @Nullable String lastFrame) {}

    /**
     * @param last ISO 8601; null if nothing ever left
     */
    public record Receipts(
            int rounds, int messages, long bytes, @Nullable String last) {}

    /** Of differential privacy. */
    public record Epsilon(double spent, double budget) {}

    /** One of the terms that this device takes part under. */
    public record Term(String term, String value) {}

    /**
     * @param passphrase whether there is one
     * @param path of the database
     */
    public record VaultState(boolean encrypted, boolean passphrase, String path, long bytes) {}
}
