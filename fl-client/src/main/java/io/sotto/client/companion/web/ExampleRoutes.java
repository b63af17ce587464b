package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.client.companion.Examples;
import io.sotto.model.Emotion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Faces that the person corrected. */
final class ExampleRoutes implements Routes {
    private record Correction(String crop, Emotion emotion) {
        Correction {
            Objects.requireNonNull(crop, "crop: expected a text");
            Objects.requireNonNull(emotion, "emotion: expected one");
        }
    }

    private final Companion companion;

    ExampleRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.get(
                Guard.API + "/examples",
                context ->
                        Answers.json(context, examples().page(Parameters.offset(context), Parameters.limit(context))));
        routes.post(Guard.API + "/examples", this::add);
        routes.delete(
                Guard.API + "/examples",
                context -> Answers.json(context, Map.of("deleted", examples().deleteAll())));
        routes.get(Guard.API + "/examples/export", this::export);
        routes.delete(Guard.API + "/examples/{id}", this::delete);
        routes.get(Guard.API + "/examples/{id}/image", this::image);
    }

    private Examples examples() {
        return companion.person().examples();
    }

    private void add(Context context) throws IOException {
        companion.requireRunning();
        Correction correction = Bodies.json(context, Correction.class);
        Answers.json(context, examples().add(correction.crop(), correction.emotion(), companion.settings()));
        context.status(HttpStatus.CREATED);
    }

    private void export(Context context) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        examples().export(zip);
        Answers.file(context, "application/zip", "faces.zip", zip.toByteArray());
    }

    private void delete(Context context) {
        examples().delete(Parameters.id(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void image(Context context) {
        context.contentType("image/png").result(examples().png(Parameters.id(context)));
    }
}
