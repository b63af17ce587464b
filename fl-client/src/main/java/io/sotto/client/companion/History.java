package io.sotto.client.companion;

import io.sotto.client.library.Feedback;
import io.sotto.client.library.Reaction;
import io.sotto.client.music.Familiarity;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the person and each song have been through, by the song's id. Not thread-safe. */
final class History {
    private final Map<String, Familiarity> songs = new HashMap<>();

    /** @param reactions newest first, as the vault gives them */
    static History of(List<Feedback> reactions) {
        History history = new History();
        for (int i = reactions.size() - 1; i >= 0; i--) {
            history.add(reactions.get(i));
        }
        return history;
    }

    void add(Feedback feedback) {
        songs.merge(
                Long.toString(feedback.track()),
                new Familiarity(1, feedback.at(), reward(feedback.reaction())),
                (known, fresh) -> joined(known, feedback));
    }

    Map<String, Familiarity> bySong() {
        return Collections.unmodifiableMap(songs);
    }

    /** What a reaction is worth to the choice; playing alone says nothing. */
    static double reward(Reaction reaction) {
        io.sotto.client.music.@Nullable Feedback taught = taught(reaction);
        return taught == null ? 0 : taught.reward();
    }

    /** What the choice learns of a reaction; nothing of playing alone. */
    static io.sotto.client.music.@Nullable Feedback taught(Reaction reaction) {
        return switch (reaction) {
            case PLAY -> null;
            case FINISH -> io.sotto.client.music.Feedback.FINISH;
            case SKIP -> io.sotto.client.music.Feedback.SKIP;
            case LIKE -> io.sotto.client.music.Feedback.LIKE;
            case DISLIKE -> io.sotto.client.music.Feedback.DISLIKE;
        };
    }

    private static Familiarity joined(Familiarity known, Feedback feedback) {
        boolean played = feedback.reaction() == Reaction.PLAY;
        Instant last = played ? feedback.at() : known.last();
        return new Familiarity(known.plays() + (played ? 1 : 0), last, known.rewards() + reward(feedback.reaction()));
    }
}
