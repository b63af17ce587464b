package io.sotto.client.companion;

import io.sotto.client.library.Track;
import io.sotto.client.music.Listed;
import io.sotto.client.music.Listenable;
import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A song of the library, as the choice sees it.
 *
 * @param lists the feelings on whose lists it is; null where lists do not count
 */
record LibrarySong(Track track, @Nullable Set<Emotion> lists) implements Listenable {
    /** Where lists do not count. */
    LibrarySong(Track track) {
        this(track, null);
    }

    @Override
    public String id() {
        return Long.toString(track.id());
    }

    @Override
    public Mood mood() {
        return track.mood();
    }

    @Override
    public String genre() {
        return track.details().genre();
    }

    /** What is for a feeling came into its list by itself, so if it is not there any more it was taken out. */
    @Override
    public Listed listed(Emotion emotion) {
        if (lists == null) {
            return Listed.UNSAID;
        }
        if (lists.contains(emotion)) {
            return Listed.IN;
        }
        return track.details().emotion() == emotion ? Listed.OUT : Listed.UNSAID;
    }
}
