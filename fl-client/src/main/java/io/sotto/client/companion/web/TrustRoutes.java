package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.client.receipts.Receipt;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What is kept, what left, what may be learnt from it, and how to end all of it. */
final class TrustRoutes implements Routes {
    private record Confirmation(String confirm) {}

    private static final String WIPE = "wipe";

    private final Companion companion;

    TrustRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.get(Guard.API + "/privacy", context -> Answers.json(context, companion.privacy()));
        routes.get(Guard.API + "/receipts", this::receipts);
        routes.get(Guard.API + "/traffic", context -> Answers.json(context, companion.traffic()));
        routes.get(
                Guard.API + "/participation",
                context -> Answers.json(context, companion.person().together().answer()));
        routes.put(Guard.API + "/participation", this::participate);
        routes.post(Guard.API + "/wipe", this::wipe);
    }

    private void receipts(Context context) {
        List<Receipt> newestFirst = new ArrayList<>(companion.receipts());
        Collections.reverse(newestFirst);
        List<Receipt> part = newestFirst.stream()
                .skip(Parameters.offset(context))
                .limit(Parameters.limit(context))
                .toList();
        Answers.json(context, Map.of("total", newestFirst.size(), "receipts", part));
    }

    private void participate(Context context) throws IOException {
        Answers.json(context, companion.person().together().change(Bodies.json(context)));
    }

    private void wipe(Context context) throws IOException {
        if (!WIPE.equals(Bodies.json(context, Confirmation.class).confirm())) {
            throw new InvalidInputException("confirm: expected the word wipe, found another");
        }
        companion.wipe();
        context.status(HttpStatus.NO_CONTENT);
    }
}
