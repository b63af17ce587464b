package io.sotto.client.music;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * One reason for a choice, in a form that can be said in any language.
 *
 * @param key of a text in {@code reasons.properties}, such as {@code fit.1}
 * @param arguments what goes into the text's gaps, by their names; a value that is a key of that file itself, such as
 *     {@code word.serene}, is translated too
 */
public record Reason(String key, Map<String, String> arguments) {
    private static final String BUNDLE = "io.sotto.client.music.reasons";

    public Reason {
        arguments = Map.copyOf(arguments);
    }

    /** In English, Spanish or Indonesian; in English for any other language. */
    public String text(Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String text = texts.getString(key);
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            String value = argument.getValue();
            String said = texts.containsKey(value) ? texts.getString(value) : value;
            text = text.replace("{" + argument.getKey() + "}", said);
        }
        return text;
    }
}
