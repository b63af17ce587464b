package io.sotto.client.live;

import java.util.Locale;

/** What to tell a person about what is seen. */
public enum SightState {
    OK,
    NO_FACE,
    LOW_LIGHT,
    LOW_CONFIDENCE,
    SEVERAL_FACES;

    /** The lower-case name with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
