package io.sotto.client.music;

/** What a person said of a song and a feeling, by their list of songs for that feeling. */
public enum Listed {
    /** It is on the list: it fits, whatever its mood. */
    IN,
    /** It was for that feeling, and they took it out of the list. */
    OUT,
    /** Nothing. */
    UNSAID
}
