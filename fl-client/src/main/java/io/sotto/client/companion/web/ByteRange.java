package io.sotto.client.companion.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sound, as a request's {@code Range} asks for it (RFC 9110, 14). Bytes count from 0, and the last one belongs
 * to it; one that begins past its last byte is empty, and cannot be answered.
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * What is asked for. Empty means everything: where nothing is asked, or something that is not one range of bytes, which
     * a server may pass over.
     *
     * @param bytes how many there are
     */
    static Optional<ByteRange> asked(@Nullable String header, long bytes) {
        Matcher range = ONE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            return Optional.of(new ByteRange(Math.max(0, bytes - Long.parseLong(range.group(2))), bytes - 1));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? bytes - 1 : Long.parseLong(range.group(2));
        return last < first && !range.group(2).isEmpty()
                ? Optional.empty()
                : Optional.of(new ByteRange(first, Math.min(last, bytes - 1)));
    }

    static ByteRange whole(long bytes) {
        return new ByteRange(0, bytes - 1);
    }

    long length() {
        return Math.max(0, last - first + 1);
    }

    /** For {@code Content-Range}. */
    String of(long bytes) {
        return length() == 0 ? "bytes */" + bytes : "bytes %d-%d/%d".formatted(first, last, bytes);
    }
}
