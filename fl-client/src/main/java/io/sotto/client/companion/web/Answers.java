package io.sotto.client.companion.web;

import io.javalin.http.Context;
import io.sotto.client.companion.contract.Json;
import java.nio.charset.StandardCharsets;

/** Writes what is answered. */
final class Answers {
    private Answers() {}

    static void json(Context context, Object answer) {
        context.contentType("application/json").result(Json.write(answer));
    }

    /** Something to be saved under a name. */
    static void file(Context context, String type, String name, String text) {
        file(context, type + "; charset=utf-8", name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As the other, of bytes. */
    static void file(Context context, String type, String name, byte[] bytes) {
        context.contentType(type)
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
                .result(bytes);
    }
}
