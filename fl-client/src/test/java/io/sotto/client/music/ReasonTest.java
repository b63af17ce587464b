package io.sotto.client.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, new Locale("es"), new Locale("id"));

    @Test
    void text_eachLanguage_translatesArgumentsToo() {
        Reason reason = new Reason("fit.1", Map.of("word", "word.serene", "first", "difference.brighter.little"));

        assertThat(reason.text(Locale.ENGLISH)).isEqualTo("serene, a little brighter than your mood");
        assertThat(reason.text(LANGUAGES.get(1))).isEqualTo("serena, un poco más luminosa que tu estado de ánimo");
        assertThat(reason.text(LANGUAGES.get(2))).isEqualTo("teduh, sedikit lebih cerah daripada suasana hatimu");
        assertThat(reason.text(Locale.FRENCH)).isEqualTo(reason.text(Locale.ENGLISH));
    }

    @Test
    void text_genreAPersonTyped_staysAsItIs() {
        assertThat(new Reason("taste.genre", Map.of("genre", "Drum'n'Bass {1}")).text(Locale.ENGLISH))
                .isEqualTo("you tend to like Drum'n'Bass {1}");
    }

    @Test
    void texts_eachLanguage_haveTheSameKeysAndGaps() {
        ResourceBundle english = bundle(Locale.ENGLISH);
        for (Locale language : LANGUAGES) {
            ResourceBundle other = bundle(language);
            assertThat(other.getLocale().getLanguage()).isIn("", language.getLanguage());
            for (String key : english.keySet()) {
                assertThat(other.getString(key)
                                .replaceAll("[^{]*(\\{\\w+})?", "$1")
                                .chars()
                                .sorted()
                                .toArray())
                        .as("%s in %s", key, language)
                        .isEqualTo(english.getString(key)
                                .replaceAll("[^{]*(\\{\\w+})?", "$1")
                                .chars()
                                .sorted()
                                .toArray());
            }
        }
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "io.sotto.client.music.reasons",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
