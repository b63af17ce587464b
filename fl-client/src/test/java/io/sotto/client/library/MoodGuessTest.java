package io.sotto.client.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import org.junit.jupiter.api.Test;

class MoodGuessTest {
    private static final Mood CENTRE = new Mood(0, 0);

    @Test
    void of_emotion_countsBeforeAllElse() {
        assertThat(MoodGuess.of(Emotion.SAD, "disco", "happy", 180)).isEqualTo(Mood.of(Emotion.SAD));
    }

    @Test
    void of_moodTag_countsBeforeTempoAndGenre() {
        assertThat(MoodGuess.of(null, "disco", " Triste ", 180)).isEqualTo(Mood.of(Emotion.SAD));
        assertThat(MoodGuess.of(null, "disco", "Peaceful", 180)).isEqualTo(new Mood(0.6, -0.7));
    }

    @Test
    void of_tempo_movesTheArousalAlone() {
        Mood slow = MoodGuess.of(null, "pop", "", 60);
        Mood fast = MoodGuess.of(null, "pop", "", 160);

        assertThat(slow.valence())
                .isEqualTo(fast.valence())
                .isEqualTo(MoodGuess.of(null, "pop").valence());
        assertThat(slow.arousal()).isNegative();
        assertThat(fast.arousal()).isGreaterThan(0.4);
        assertThat(MoodGuess.of(null, "pop", "", 9_999).arousal()).isEqualTo(fast.arousal());
    }

    @Test
    void of_genre_isTheLongestNameThatOccurs() {
        assertThat(MoodGuess.of(null, "Hard Rock")).isEqualTo(new Mood(0.0, 0.8));
        assertThat(MoodGuess.of(null, "Reggaeton")).isNotEqualTo(MoodGuess.of(null, "Reggae"));
        assertThat(MoodGuess.of(null, "Trip-hop, ambient")).isEqualTo(new Mood(0.3, -0.7));
        assertThat(MoodGuess.of(null, "xyz")).isEqualTo(CENTRE);
        assertThat(MoodGuess.of(null, "")).isEqualTo(CENTRE);
    }
}
