package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.client.companion.contract.Reacted;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.music.Policy;
import java.io.IOException;

/** Songs for a mood, and what the person did with them. */
final class ChoiceRoutes implements Routes {
    private final Companion companion;

    ChoiceRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.post(Guard.API + "/recommendations", this::recommend);
        routes.post(Guard.API + "/recommendations/image", this::recommendByImage);
        routes.post(Guard.API + "/feedback", this::react);
    }

    private void recommend(Context context) throws IOException {
        Answers.json(context, companion.recommend(Bodies.json(context, Wish.class)));
    }

    private void recommendByImage(Context context) throws IOException {
        companion.requireRunning();
        Policy policy = Parameters.word(context, "policy", Policy.class).orElse(null);
        int count = Parameters.whole(context, "count", 1, Wish.MOST_SONGS).orElse(Wish.STANDARD_COUNT);
        Answers.json(context, companion.recommend(Bodies.picture(context), policy, count));
    }

    private void react(Context context) throws IOException {
        companion.person().choosing().react(Bodies.json(context, Reacted.class), companion.settings());
        context.status(HttpStatus.NO_CONTENT);
    }
}
