package io.sotto.client.companion.contract;

import io.sotto.client.music.Reason;
import java.util.Locale;
import java.util.Map;

/**
 * Why a song was chosen.
 *
 * @param key names the text in any language
 * @param arguments what goes into its gaps
 * @param text in the person's language
 */
public record ReasonAnswer(String key, Map<String, String> arguments, String text) {
    public static ReasonAnswer of(Reason reason, String text) {
        return new ReasonAnswer(reason.key(), reason.arguments(), text);
    }

    public static ReasonAnswer of(Reason reason, Locale locale) {
        return of(reason, reason.text(locale));
    }
}
