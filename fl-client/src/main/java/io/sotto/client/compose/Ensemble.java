package io.sotto.client.compose;

/** Who plays together; what each instrument sounds like is the business of {@code compose.sound}. */
public enum Ensemble {
    /** Flute over harp and strings. */
    MEADOW,
    /** Marimba and plucked strings. */
    MARKET,
    /** Felt piano and strings. */
    ROOM,
    /** Clarinet and low strings. */
    DUSK,
    /** Hollow bells over trembling strings. */
    CELLAR,
    /** Reeds and biting strings. */
    FORGE,
    /** Bells and glass. */
    LANTERN
}
