package io.sotto.client.companion.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Sound;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Answers with a sound, or with the part of it that a player asks for when a person moves about in a song. */
final class SoundAnswer {
    private static final int BUFFER_BYTES = 64 << 10;

    private SoundAnswer() {}

    static void write(Context context, Sound sound) throws IOException {
        Optional<ByteRange> asked = ByteRange.asked(context.header(Header.RANGE), sound.bytes());
        ByteRange part = asked.orElse(ByteRange.whole(sound.bytes()));
        context.header(Header.ACCEPT_RANGES, "bytes");
        if (asked.isPresent()) {
            context.header(Header.CONTENT_RANGE, part.of(sound.bytes()));
            if (part.length() == 0) {
                context.status(HttpStatus.RANGE_NOT_SATISFIABLE);
                return;
            }
            context.status(HttpStatus.PARTIAL_CONTENT);
        }
        context.contentType(sound.type());
        context.res().setContentLengthLong(part.length());
        try (InputStream stream = sound.source().open()) {
            stream.skipNBytes(part.first());
            copy(stream, context.res().getOutputStream(), part.length());
        }
    }

    private static void copy(InputStream from, OutputStream to, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (long left = bytes; left > 0; ) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("expected %,d bytes more, found the end".formatted(left));
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }
}
