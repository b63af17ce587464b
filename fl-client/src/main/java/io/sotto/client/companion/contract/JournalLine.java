package io.sotto.client.companion.contract;

import io.sotto.client.journal.JournalEntry;
import io.sotto.client.journal.Moment;
import io.sotto.model.Emotion;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal. What there was not is null.
 *
 * @param at ISO 8601
 * @param song its id
 */
public record JournalLine(
        long id,
        String at,
        Emotion emotion,
        double valence,
        double arousal,
        String source,
        @Nullable Long song,
        @Nullable String title,
        @Nullable String artist,
        @Nullable String said) {
    public static JournalLine of(JournalEntry entry) {
        Moment moment = entry.moment();
        return new JournalLine(
                entry.id(),
                moment.at().toString(),
                moment.emotion(),
                moment.mood().valence(),
                moment.mood().arousal(),
                moment.source().word(),
                moment.track(),
                known(moment.title()),
                known(moment.artist()),
                known(moment.said()));
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
