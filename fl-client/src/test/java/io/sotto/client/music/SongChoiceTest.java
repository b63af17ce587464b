package io.sotto.client.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.RandomStreams;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SongChoiceTest {
    private static final ZonedDateTime NOON = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC);

    private final List<Song> songs = SongCatalogue.builtIn().songs();
    private final SongChoice choice = SongChoice.unlearnt();

    @Test
    void choose_everyEmotion_bringsSongsOfThatMood() {
        for (Emotion emotion : Emotion.values()) {
            for (int seed = 0; seed < 100; seed++) {
                List<Suggestion<Song>> chosen =
                        choice.choose(songs, feeling(emotion, Policy.MATCH), Map.of(), 3, random(seed));
                assertThat(chosen)
                        .as("songs for %s, seed %d", emotion, seed)
                        .hasSize(3)
                        .doesNotHaveDuplicates()
                        .allMatch(suggestion -> suggestion.distance() < 0.6);
            }
        }
    }

    @Test
    void choose_sameStream_bringsTheSameSongs() {
        Situation situation = feeling(Emotion.SAD, Policy.MATCH);

        assertThat(ids(choice.choose(songs, situation, Map.of(), 5, random(4))))
                .isEqualTo(ids(choice.choose(songs, situation, Map.of(), 5, random(4))));
    }

    @Test
    void choose_manyTimes_variesAndPrefersTheNearest() {
        Situation situation = feeling(Emotion.SAD, Policy.MATCH);
        Set<String> seen = new HashSet<>();
        double distance = 0;
        for (int seed = 0; seed < 300; seed++) {
            List<Suggestion<Song>> chosen = choice.choose(songs, situation, Map.of(), 2, random(seed));
            seen.addAll(ids(chosen));
            distance += chosen.get(0).distance() / 300;
        }
        double average = songs.stream()
                .mapToDouble(song -> song.mood().distanceTo(situation.target()))
                .average()
                .orElseThrow();
        assertThat(seen).hasSizeBetween(4, 25);
        assertThat(distance).isLessThan(average / 4);
    }

    @Test
    void choose_moreThanThereAre_bringsAll() {
        assertThat(ids(choice.choose(songs, feeling(Emotion.HAPPY, Policy.MATCH), Map.of(), 1000, random(1))))
                .hasSameSizeAs(songs)
                .doesNotHaveDuplicates();
    }

    @Test
    void choose_none_isRefused() {
        assertThatThrownBy(() -> choice.choose(songs, feeling(Emotion.HAPPY, Policy.MATCH), Map.of(), 0, random(1)))
                .hasMessage("count 0: expected 1 or more");
    }

    @Test
    void choose_dayOfListening_repeatsNoSongWithinTheWindow() {
        Window window = new Window(15, Duration.ofMinutes(30));
        Map<String, Familiarity> history = new HashMap<>();
        List<String> played = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            ZonedDateTime now = NOON.plusMinutes(4L * i);
            Situation situation =
                    new Situation(Situation.certain(Emotion.HAPPY), Mood.of(Emotion.HAPPY), Policy.MATCH, 0, 1, now);
            String song = ids(new SongChoice(Taste.none(), window).choose(songs, situation, history, 1, random(i)))
                    .get(0);
            assertThat(played.subList(Math.max(0, i - 15), i)).as("song %d", i).doesNotContain(song);
            played.add(song);
            history.merge(
                    song,
                    new Familiarity(1, now.toInstant(), 0),
                    (old, fresh) -> new Familiarity(old.plays() + 1, fresh.last(), 0));
        }
    }

    /** Of few songs half rest, however long the window: this is a promise, whatever the seed and the policy. */
    @Test
    void choose_smallLibraryAndLongWindow_repeatsNoneOfTheLastHalf() {
        List<Song> few = songs.subList(0, 18);
        for (Policy policy : Policy.values()) {
            for (int seed = 0; seed < 20; seed++) {
                Map<String, Familiarity> history = new HashMap<>();
                List<String> played = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    ZonedDateTime now = NOON.plusMinutes(i);
                    Situation situation =
                            new Situation(Situation.certain(Emotion.SAD), Mood.of(Emotion.SAD), policy, 0, 5, now);
                    List<String> chosen = ids(choice.path(few, situation, history, 5, random(100L * seed + i)));
                    assertThat(chosen)
                            .as("%s, seed %d, song %d", policy, seed, i)
                            .hasSize(5)
                            .noneMatch(played.subList(Math.max(0, i - 9), i)::contains);
                    played.add(chosen.get(0));
                    history.put(chosen.get(0), new Familiarity(1, now.toInstant(), 0));
                }
            }
        }
    }

    @Test
    void choose_oneSong_isNeverSilent() {
        Map<String, Familiarity> history = Map.of(songs.get(0).id(), new Familiarity(1, NOON.toInstant(), 0));

        assertThat(choice.choose(songs.subList(0, 1), feeling(Emotion.HAPPY, Policy.MATCH), history, 3, random(1)))
                .hasSize(1);
    }

    @Test
    void choose_songsOnTheListOfTheFeeling_comeFirstAndSaySo() {
        List<Tune> tunes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tunes.add(new Tune("t" + i, Mood.of(Emotion.HAPPY), "", i < 3 ? Listed.IN : Listed.UNSAID));
        }
        for (int seed = 0; seed < 50; seed++) {
            List<Suggestion<Tune>> chosen =
                    choice.choose(tunes, feeling(Emotion.SAD, Policy.MATCH), Map.of(), 3, random(seed));

            assertThat(ids(chosen)).as("seed %d", seed).containsExactlyInAnyOrder("t0", "t1", "t2");
            assertThat(chosen.get(0).reasons()).contains(new Reason("list", Map.of("list", "emotion.sad")));
        }
    }

    @Test
    void choose_songsTakenOutOfTheList_areNotChosenForThatFeeling() {
        List<Tune> tunes = List.of(
                new Tune("out", Mood.of(Emotion.SAD), "", Listed.OUT),
                new Tune("other", Mood.of(Emotion.HAPPY), "", Listed.UNSAID));
        Situation lift = new Situation(Situation.certain(Emotion.SAD), Mood.of(Emotion.SAD), Policy.LIFT, 0, 3, NOON);

        assertThat(ids(choice.choose(tunes, feeling(Emotion.SAD, Policy.MATCH), Map.of(), 5, random(1))))
                .containsExactly("other");
        assertThat(ids(choice.path(tunes, lift, Map.of(), 5, random(1)))).containsExactly("other");
    }

    @Test
    void path_calm_beginsWhereThePersonIsAndEndsCalm() {
        Situation start =
                new Situation(Situation.certain(Emotion.ANGRY), Mood.of(Emotion.ANGRY), Policy.CALM, 0, 5, NOON);

        List<Suggestion<Song>> path = choice.path(songs, start, Map.of(), 5, random(3));

        assertThat(path).hasSize(5);
        assertThat(ids(path)).doesNotHaveDuplicates();
        assertThat(path.get(0).target()).isEqualTo(Mood.of(Emotion.ANGRY));
        assertThat(path.get(4).target().arousal()).isEqualTo(-0.65);
        assertThat(path.get(0).song().mood().arousal()).isGreaterThan(0.4);
        assertThat(path.get(4).song().mood().arousal()).isLessThan(-0.2);
        assertThat(path.get(1).reasons().stream().map(Reason::key)).anyMatch(key -> key.startsWith("path."));
    }

    @Test
    void choose_genreThatWasLiked_bringsItAndSaysSo() {
        List<Tune> tunes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tunes.add(new Tune("t" + i, Mood.of(Emotion.HAPPY), i % 2 == 0 ? "Tango" : "Marches", Listed.UNSAID));
        }
        Situation situation = feeling(Emotion.HAPPY, Policy.MATCH);
        Taste taste = Taste.none();
        for (int i = 0; i < 20; i++) {
            Tune tune = tunes.get(i);
            taste = taste.learn(Features.of(tune, situation, null), i % 2 == 0 ? 1 : -1);
        }

        List<Suggestion<Tune>> chosen =
                new SongChoice(taste, Window.STANDARD).choose(tunes, situation, Map.of(), 5, random(1));

        assertThat(chosen).allMatch(suggestion -> suggestion.song().genre().equals("Tango"));
        assertThat(chosen.get(0).reasons()).contains(new Reason("taste.genre", Map.of("genre", "Tango")));
    }

    private record Tune(String id, Mood mood, String genre, Listed listed) implements Listenable {
        @Override
        public Listed listed(Emotion emotion) {
            return listed;
        }
    }

    private static Situation feeling(Emotion emotion, Policy policy) {
        return new Situation(Situation.certain(emotion), Mood.of(emotion), policy, 0, 1, NOON);
    }

    private static <S extends Listenable> List<String> ids(List<Suggestion<S>> suggestions) {
        return suggestions.stream().map(suggestion -> suggestion.song().id()).toList();
    }

    private static RandomGenerator random(long seed) {
        return new RandomStreams(seed).stream("songs");
    }
}
