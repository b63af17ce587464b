package io.sotto.client.companion.contract;

import java.util.Locale;

/** The languages that the companion speaks. */
public enum Language {
    EN,
    ES,
    ID;

    public Locale locale() {
        return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
    }
}
