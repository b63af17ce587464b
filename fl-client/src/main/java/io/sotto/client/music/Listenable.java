package io.sotto.client.music;

import io.sotto.model.Emotion;

/** What the choice of songs has to know of one. Implementations are cheap to ask: a choice asks each song of a library. */
public interface Listenable {
    /** Unique within a library, and the same from one day to the next. */
    String id();

    /** How it feels. */
    Mood mood();

    /** In any case and language; empty if nobody said. */
    String genre();

    /** What the person said of it and a feeling. */
    default Listed listed(Emotion emotion) {
        return Listed.UNSAID;
    }
}
