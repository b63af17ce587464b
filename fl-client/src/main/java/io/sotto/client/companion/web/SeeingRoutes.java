package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Photos and live views. */
final class SeeingRoutes implements Routes {
    private static final Pattern VIEW = Pattern.compile("[A-Za-z0-9]{1,32}");

    private final Companion companion;

    SeeingRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.post(Guard.API + "/faces", this::photo);
        routes.post(Guard.API + "/live/{view}/frames", this::frame);
        routes.post(Guard.API + "/live/{view}/hold", this::hold);
        routes.delete(Guard.API + "/live/{view}", this::end);
    }

    private void photo(Context context) throws IOException {
        companion.requireRunning();
        Answers.json(context, companion.seeing().photo(Bodies.picture(context), companion.settings()));
    }

    private void frame(Context context) throws IOException {
        companion.requireRunning();
        OptionalInt track = Parameters.whole(context, "track", 0, Integer.MAX_VALUE);
        Answers.json(
                context, companion.seeing().frame(view(context), track, Bodies.picture(context), companion.settings()));
    }

    private void hold(Context context) {
        companion.requireRunning();
        companion.seeing().hold(view(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void end(Context context) {
        companion.seeing().end(view(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    private static String view(Context context) {
        String view = context.pathParam("view");
        if (!VIEW.matcher(view).matches()) {
            throw new InvalidInputException("view: expected 1 to 32 letters and digits, found something else");
        }
        return view;
    }
}
