package io.sotto.client.companion.web;

import io.javalin.http.Context;
import io.sotto.client.companion.CompanionException;
import io.sotto.client.companion.FailureCode;
import io.sotto.client.companion.contract.Json;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/** Reads what a request holds, never more than the contract allows, whatever its length claims to be. */
final class Bodies {
    private static final int MOST_PICTURE_BYTES = 12 << 20;
    private static final int MOST_TEXT_BYTES = 16 << 20;
    private static final int MOST_JSON_BYTES = 256 << 10;

    /** So much of a body that is too large is read and dropped: who still writes does not see the answer of a closed connection. */
    private static final int MOST_DROPPED_BYTES = 64 << 20;

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");

    private Bodies() {}

    /** @throws CompanionException if it is too large or not said to be JPEG or PNG */
    static byte[] picture(Context context) throws IOException {
        String type = type(context);
        if (!PICTURES.contains(type)) {
            throw new CompanionException(
                    FailureCode.BAD_PICTURE,
                    "Content-Type: expected image/jpeg or image/png, found '%s'".formatted(type));
        }
        return bytes(context, MOST_PICTURE_BYTES, FailureCode.PICTURE_TOO_LARGE);
    }

    /** A list of songs. */
    static byte[] text(Context context) throws IOException {
        return bytes(context, MOST_TEXT_BYTES, FailureCode.TOO_LARGE);
    }

    /** @throws InvalidInputException if it is not JSON of this type */
    static <T> T json(Context context, Class<T> type) throws IOException {
        return Json.read(json(context), type, "request");
    }

    static byte[] json(Context context) throws IOException {
        String type = type(context);
        if (!type.equals("application/json")) {
            throw new InvalidInputException("Content-Type: expected application/json, found '%s'".formatted(type));
        }
        return bytes(context, MOST_JSON_BYTES, FailureCode.TOO_LARGE);
    }

    private static byte[] bytes(Context context, int most, FailureCode tooMuch) throws IOException {
        InputStream body = context.bodyInputStream();
        byte[] bytes = context.contentLength() > most ? new byte[0] : body.readNBytes(most + 1);
        if (context.contentLength() > most || bytes.length > most) {
            drop(body);
            throw new CompanionException(tooMuch, "request: expected at most %,d bytes, found more".formatted(most));
        }
        return bytes;
    }

    private static void drop(InputStream body) throws IOException {
        byte[] piece = new byte[1 << 16];
        int read = 0;
        for (int dropped = 0; read >= 0 && dropped < MOST_DROPPED_BYTES; dropped += read) {
            read = body.read(piece);
        }
    }

    private static String type(Context context) {
        String header = context.contentType();
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
