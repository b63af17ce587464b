package io.sotto.client.companion.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's Traffic.
 *
 * @param since ISO 8601
 * @param peers those elsewhere, most bytes first
 * @param open peers elsewhere of connections that are open now, as the system tells; null where it does not
 */
public record TrafficAnswer(
        String since,
        Count loopback,
        Count elsewhere,
        List<PeerLine> peers,
        @Nullable List<String> open) {
    /** Bytes. */
    public record Count(long sent, long received) {}

    /**
     * Whom this process talked to.
     *
     * @param purpose a word: {@code coordinator}, {@code feed}, {@code spotify} or {@code unknown}
     */
    public record PeerLine(String host, long sent, long received, String purpose) {}
}
