package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import java.io.IOException;

/** What a page draws itself from, and what a person sets. */
final class StateRoutes implements Routes {
    private record Pause(boolean paused) {}

    private final Companion companion;

    StateRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.get(Guard.API + "/state", context -> Answers.json(context, companion.state()));
        routes.get(Guard.API + "/settings", context -> Answers.json(context, companion.settings()));
        routes.patch(Guard.API + "/settings", this::change);
        routes.put(Guard.API + "/pause", this::pause);
    }

    private void change(Context context) throws IOException {
        Answers.json(context, companion.changeSettings(Bodies.json(context)));
    }

    private void pause(Context context) throws IOException {
        companion.pause(Bodies.json(context, Pause.class).paused());
        context.status(HttpStatus.NO_CONTENT);
    }
}
