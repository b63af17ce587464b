package io.sotto.client.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.RandomStreams;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SongChoiceTest {
    private final SongChoice choice = new SongChoice(SongCatalogue.builtIn());

    @Test
    void choose_everyEmotion_bringsSongsOfThatMood() {
        for (Emotion emotion : Emotion.values()) {
            for (int seed = 0; seed < 100; seed++) {
                assertThat(choice.choose(Mood.of(emotion), 3, random(seed)))
                        .as("songs for %s, seed %d", emotion, seed)
                        .hasSize(3)
                        .doesNotHaveDuplicates()
                        .isSortedAccordingTo((a, b) -> Double.compare(a.distance(), b.distance()))
                        .allMatch(suggestion -> suggestion.distance() < 0.5);
            }
        }
    }

    @Test
    void choose_sameStream_bringsTheSameSongs() {
        Mood mood = new Mood(0.2, 0.3);

        assertThat(choice.choose(mood, 5, random(4))).isEqualTo(choice.choose(mood, 5, random(4)));
    }

    @Test
    void choose_manyTimes_variesAndPrefersTheNearest() {
        Mood mood = Mood.of(Emotion.SAD);
        Set<Song> seen = new HashSet<>();
        int nearest = 0;
        Song closest = choice.choose(mood, 200, random(0)).get(0).song();
        for (int seed = 0; seed < 300; seed++) {
            List<Song> songs = choice.choose(mood, 2, random(seed)).stream()
                    .map(Suggestion::song)
                    .toList();
            seen.addAll(songs);
            nearest += songs.contains(closest) ? 1 : 0;
        }
        assertThat(seen).hasSize(6);
        assertThat(nearest).isGreaterThan(100);
    }

    @Test
    void choose_moreThanThereAre_bringsAll() {
        assertThat(choice.choose(new Mood(0, 0), 1000, random(1)))
                .hasSize(SongCatalogue.builtIn().songs().size());
    }

    @Test
    void choose_none_isRefused() {
        assertThatThrownBy(() -> choice.choose(new Mood(0, 0), 0, random(1))).hasMessage("count 0: expected 1 or more");
    }

    @Test
    void reason_songElsewhere_saysInWhichDirection() {
        assertThat(Reasons.why(new Mood(0.5, 0), new Mood(0.45, 0.05))).isEqualTo("joyful, just where your face is");
        assertThat(Reasons.why(new Mood(0.5, 0), new Mood(0.3, 0)))
                .isEqualTo("joyful, a little brighter than your face");
        assertThat(Reasons.why(new Mood(-0.5, -0.4), new Mood(0, 0.2)))
                .isEqualTo("melancholy, much darker and much calmer than your face");
    }

    private static RandomGenerator random(long seed) {
        return new RandomStreams(seed).stream("songs");
    }
}
