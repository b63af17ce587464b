package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.client.companion.Diary;
import io.sotto.client.journal.DayRange;
import io.sotto.model.Emotion;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/** Moods and songs over time. */
final class JournalRoutes implements Routes {
    private enum Format {
        CSV,
        JSON
    }

    private record Said(Emotion emotion) {
        Said {
            Objects.requireNonNull(emotion, "emotion: expected one");
        }
    }

    private final Companion companion;

    JournalRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.get(Guard.API + "/journal", this::page);
        routes.delete(Guard.API + "/journal", context -> Answers.json(context, Map.of("deleted", diary().deleteAll())));
        routes.get(
                Guard.API + "/journal/days",
                context -> Answers.json(context, Map.of("days", diary().days(range(context)))));
        routes.get(Guard.API + "/journal/export", this::export);
        routes.post(Guard.API + "/journal/said", this::said);
        routes.delete(Guard.API + "/journal/{id}", this::delete);
    }

    private Diary diary() {
        return companion.person().diary();
    }

    private void page(Context context) {
        Answers.json(context, diary().page(range(context), Parameters.offset(context), Parameters.limit(context)));
    }

    private void export(Context context) {
        if (Parameters.word(context, "format", Format.class).orElse(Format.CSV) == Format.CSV) {
            Answers.file(context, "text/csv", "journal.csv", diary().csv());
        } else {
            Answers.file(context, "application/json", "journal.json", diary().json());
        }
    }

    private void said(Context context) throws IOException {
        diary().said(Bodies.json(context, Said.class).emotion(), companion.settings());
        context.status(HttpStatus.NO_CONTENT);
    }

    private void delete(Context context) {
        diary().delete(Parameters.id(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    private static DayRange range(Context context) {
        return new DayRange(Parameters.day(context, "from"), Parameters.day(context, "to"), ZoneId.systemDefault());
    }
}
