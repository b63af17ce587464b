package io.sotto.client.companion.contract;

import io.sotto.model.Emotion;
import org.jspecify.annotations.Nullable;

/**
 * A song that is somewhere else.
 *
 * @param title not empty
 * @param year 1 to 9999
 * @param link an http or https address
 */
public record NewLink(
        String title,
        @Nullable String artist,
        @Nullable String genre,
        @Nullable Integer year,
        @Nullable Emotion emotion,
        String link) {
    private static final int LONGEST = 2000;

    public NewLink {
        if (title == null || title.isBlank()) {
            throw new IllegalArgumentException("title: expected a text, found none");
        }
        if (link == null || link.length() > LONGEST || !link.matches("https?://[^\\s/][^\\s]*")) {
            throw new IllegalArgumentException("link: expected an http or https address, found something else");
        }
    }
}
