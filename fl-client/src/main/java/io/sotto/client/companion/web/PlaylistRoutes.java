package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.client.companion.Playlists;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Playlists. */
final class PlaylistRoutes implements Routes {
    private record Name(String name) {
        Name {
            Objects.requireNonNull(name, "name: expected a text");
        }
    }

    private final Companion companion;

    PlaylistRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        String one = Guard.API + "/playlists/{id}";
        routes.get(
                Guard.API + "/playlists",
                context -> Answers.json(context, Map.of("playlists", playlists().all())));
        routes.post(Guard.API + "/playlists", this::create);
        routes.patch(one, this::rename);
        routes.delete(one, this::delete);
        routes.get(
                one + "/songs",
                context -> Answers.json(context, Map.of("songs", playlists().songs(Parameters.id(context)))));
        routes.put(one + "/songs", this::set);
        routes.post(one + "/songs", this::append);
        routes.get(one + "/m3u", this::m3u);
    }

    private Playlists playlists() {
        return companion.person().playlists();
    }

    private void create(Context context) throws IOException {
        Answers.json(
                context, playlists().create(Bodies.json(context, Name.class).name()));
        context.status(HttpStatus.CREATED);
    }

    private void rename(Context context) throws IOException {
        Answers.json(
                context,
                playlists()
                        .rename(
                                Parameters.id(context),
                                Bodies.json(context, Name.class).name()));
    }

    private void delete(Context context) {
        playlists().delete(Parameters.id(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void set(Context context) throws IOException {
        playlists()
                .set(Parameters.id(context), Bodies.json(context, SongIds.class).songs());
        context.status(HttpStatus.NO_CONTENT);
    }

    private void append(Context context) throws IOException {
        playlists()
                .append(
                        Parameters.id(context),
                        Bodies.json(context, SongIds.class).songs());
        context.status(HttpStatus.NO_CONTENT);
    }

    private void m3u(Context context) {
        Answers.file(context, "audio/x-mpegurl", "playlist.m3u8", playlists().m3u(Parameters.id(context)));
    }
}
