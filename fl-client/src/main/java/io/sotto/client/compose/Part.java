package io.sotto.client.compose;

/** Who plays a note. */
public enum Part {
    MELODY,
    SECOND,
    CHORDS,
    FIGURE,
    BASS,
    KICK,
    SNARE,
    HAT
}
