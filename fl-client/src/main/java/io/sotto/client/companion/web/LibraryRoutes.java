package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.client.companion.Library;
import io.sotto.client.companion.contract.ListFormat;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where songs come from. */
final class LibraryRoutes implements Routes {
    private record NewFolder(String path, @Nullable Emotion emotion) {
        NewFolder {
            Objects.requireNonNull(path, "path: expected a text");
        }
    }

    private record NewFeed(String address, @Nullable Emotion emotion) {
        NewFeed {
            Objects.requireNonNull(address, "address: expected a text");
        }
    }

    private final Companion companion;

    LibraryRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        String library = Guard.API + "/library";
        routes.get(
                library,
                context -> Answers.json(
                        context, library().overview(companion.settings().refreshHours())));
        routes.post(library + "/folders", this::addFolder);
        routes.delete(library + "/folders/{id}", this::forget);
        routes.post(library + "/feeds", this::addFeed);
        routes.delete(library + "/feeds/{id}", this::forget);
        routes.post(library + "/refresh", this::refresh);
        routes.post(library + "/import", this::importList);
    }

    private Library library() {
        return companion.person().library();
    }

    private void addFolder(Context context) throws IOException {
        NewFolder folder = Bodies.json(context, NewFolder.class);
        accepted(context, library().addFolder(folder.path(), folder.emotion()));
    }

    private void addFeed(Context context) throws IOException {
        companion.requireRunning();
        NewFeed feed = Bodies.json(context, NewFeed.class);
        accepted(context, library().addFeed(feed.address(), feed.emotion()));
    }

    private static void accepted(Context context, long id) {
        Answers.json(context, Map.of("id", id));
        context.status(HttpStatus.ACCEPTED);
    }

    private void forget(Context context) {
        library().forget(Parameters.id(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void refresh(Context context) {
        companion.requireRunning();
        library().refresh();
        context.status(HttpStatus.ACCEPTED);
    }

    private void importList(Context context) throws IOException {
        ListFormat format = Parameters.word(context, "format", ListFormat.class)
                .orElseThrow(() -> new InvalidInputException("format: expected csv or m3u, found none"));
        Answers.json(context, library().importList(format, new String(Bodies.text(context), StandardCharsets.UTF_8)));
    }
}
