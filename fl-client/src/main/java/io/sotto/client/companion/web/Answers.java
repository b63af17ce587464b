package io.sotto.client.companion.web;

import io.javalin.http.Context;
import io.sotto.client.companion.contract.Json;

/** Writes what is answered. */
final class Answers {
    private Answers() {}

    static void json(Context context, Object answer) {
        context.contentType("application/json").result(Json.write(answer));
    }
}
