package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.client.companion.Library;

/** Where songs come from. */
final class LibraryRoutes implements Routes {
    private final Companion companion;

    LibraryRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.get(
                Guard.API + "/library",
                context -> Answers.json(
                        context, library().overview(companion.settings().refreshHours())));
        routes.delete(Guard.API + "/library/folders/{id}", this::forget);
        routes.delete(Guard.API + "/library/feeds/{id}", this::forget);
    }

    private Library library() {
        return companion.person().library();
    }

    private void forget(Context context) {
        library().forget(Parameters.id(context));
        context.status(HttpStatus.NO_CONTENT);
    }
}
