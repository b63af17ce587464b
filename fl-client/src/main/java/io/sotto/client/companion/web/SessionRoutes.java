package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.CompanionException;
import io.sotto.client.companion.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** How a page gets in, and the document that says what it may ask. */
final class SessionRoutes implements Routes {
    private static final String DOCUMENT = "/io/sotto/client/companion/openapi.yaml";

    private record Offer(String token) {
        Offer {
            Objects.requireNonNull(token, "token: expected a text");
        }
    }

    private final Guard guard;

    SessionRoutes(Guard guard) {
        this.guard = guard;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.post(Guard.API + "/session", this::open);
        routes.get(Guard.API + "/openapi.yaml", SessionRoutes::document);
    }

    private void open(Context context) throws IOException {
        if (!guard.admit(context, Bodies.json(context, Offer.class).token())) {
            throw new CompanionException(
                    FailureCode.TOKEN_NEEDED, "token: expected the one that the launcher printed, found another");
        }
        context.status(HttpStatus.NO_CONTENT);
    }

    private static void document(Context context) {
        InputStream document = Objects.requireNonNull(SessionRoutes.class.getResourceAsStream(DOCUMENT));
        context.contentType("application/yaml").result(document);
    }
}
