package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.client.companion.Songs;
import io.sotto.client.companion.contract.NewLink;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSort;
import io.sotto.client.library.TrackSource;
import io.sotto.model.Emotion;
import java.io.IOException;
import java.util.Map;

/** Songs, and their sound. */
final class SongRoutes implements Routes {
    private static final int LONGEST_QUERY = 200;
    private static final int MOST_SONGS = 500;
    private static final int STANDARD_SONGS = 100;

    private final Companion companion;

    SongRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.get(Guard.API + "/songs", this::search);
        routes.post(Guard.API + "/songs", this::add);
        routes.post(Guard.API + "/songs/delete", this::deleteMany);
        routes.get(Guard.API + "/songs/{id}", context -> Answers.json(context, songs().song(Parameters.id(context))));
        routes.patch(Guard.API + "/songs/{id}", this::change);
        routes.delete(Guard.API + "/songs/{id}", this::delete);
        routes.get(Guard.API + "/songs/{id}/audio", this::audio);
    }

    private Songs songs() {
        return companion.person().library().songs();
    }

    private void search(Context context) {
        Answers.json(
                context,
                songs().search(new TrackQuery(
                        Parameters.text(context, "query", LONGEST_QUERY),
                        Parameters.word(context, "emotion", Emotion.class).orElse(null),
                        Parameters.flag(context, "favourite"),
                        Parameters.word(context, "source", TrackSource.class).orElse(null),
                        Parameters.word(context, "sort", TrackSort.class).orElse(TrackSort.TITLE),
                        Parameters.whole(context, "offset", 0, Integer.MAX_VALUE)
                                .orElse(0),
                        Parameters.whole(context, "limit", 1, MOST_SONGS).orElse(STANDARD_SONGS))));
    }

    private void add(Context context) throws IOException {
        Answers.json(context, songs().add(Bodies.json(context, NewLink.class)));
        context.status(HttpStatus.CREATED);
    }

    private void change(Context context) throws IOException {
        Answers.json(context, songs().change(Parameters.id(context), Bodies.json(context)));
    }

    private void delete(Context context) {
        songs().delete(Parameters.id(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void deleteMany(Context context) throws IOException {
        int deleted = songs().delete(Bodies.json(context, SongIds.class).songs());
        Answers.json(context, Map.of("deleted", deleted));
    }

    /** In parts, as players ask for it. */
    private void audio(Context context) throws IOException {
        SoundAnswer.write(context, companion.person().library().sound(Parameters.id(context)));
    }
}
