package io.sotto.client.companion;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.companion.contract.MoodPoint;
import io.sotto.client.companion.contract.RecommendationAnswer;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profile;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrandTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path state;

    private final SplittableRandom random = new SplittableRandom(8);

    @Test
    void recommend_liftInALargeLibrary_hasSongsNearToEachStep() {
        withSongs(8000, this::ofAnyMood, (errand, vault) -> {
            errand.changeSettings("{\"journey\": 10}".getBytes(StandardCharsets.UTF_8));

            RecommendationAnswer answer = errand.recommend(wish(Emotion.SAD, Policy.LIFT, 10));

            assertThat(answer.songs())
                    .hasSize(10)
                    .filteredOn(song -> !song.reason().key().equals("list"))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(song -> assertThat(
                                    distance(song.target(), song.song().mood()))
                            .isLessThan(0.35));
        });
    }

    @Test
    void recommend_fromALongListOfEqualMoods_comesToAllOfIt() {
        withSongs(2000, i -> TrackDetails.of("Song " + i, "", "", 0, Emotion.HAPPY), (errand, vault) -> {
            Set<String> lastQuarter = new HashSet<>();
            for (int i = 0; i < 40; i++) {
                errand.recommend(wish(Emotion.HAPPY, Policy.MATCH, 50)).songs().stream()
                        .map(song -> song.song().title())
                        .filter(title -> title.compareTo("Song 1500") >= 0 && title.length() == "Song 1500".length())
                        .forEach(lastQuarter::add);
            }
            assertThat(lastQuarter).as("of 500 songs").hasSizeGreaterThan(200);
        });
    }

    @Test
    void recommend_songsOfAnotherMoodThatWerePutOnALongList_areChosenToo() {
        withSongs(
                2200,
                i -> TrackDetails.of("Song " + i, "", "", 0, i < 2000 ? Emotion.HAPPY : Emotion.SAD),
                (errand, vault) -> {
                    List<Long> sad = vault.playlists().on(Emotion.SAD).stream()
                            .map(Track::id)
                            .toList();
                    vault.playlists().append(vault.playlists().of(Emotion.HAPPY).id(), sad);
                    Set<Long> chosen = new HashSet<>();
                    for (int i = 0; i < 40; i++) {
                        errand.recommend(wish(Emotion.HAPPY, Policy.MATCH, 50))
                                .songs()
                                .forEach(song -> chosen.add(song.song().id()));
                    }
                    chosen.retainAll(sad);
                    assertThat(chosen).as("of 200 sad songs and some pieces").hasSizeGreaterThan(40);
                });
    }

    private void withSongs(int count, IntFunction<TrackDetails> details, BiConsumer<Errand, Vault> test) {
        try (OpenProfile open = OpenProfile.open(new Profile(Profile.DEFAULT, state), Optional.empty())) {
            open.vault()
                    .songs()
                    .addAll(
                            IntStream.range(0, count)
                                    .mapToObj(i -> new TrackDraft(
                                            TrackSource.LINK, "https://example.org/" + i, details.apply(i)))
                                    .toList(),
                            NOW);
            test.accept(new Errand(open, InstantSource.fixed(NOW), random), open.vault());
        }
    }

    private TrackDetails ofAnyMood(int number) {
        Mood mood = new Mood(random.nextDouble(-1, 1), random.nextDouble(-1, 1));
        return new TrackDetails("Song " + number, "", "", "", 0, 0, null, mood);
    }

    private static Wish wish(Emotion emotion, Policy policy, int count) {
        return Wish.ofEmotion(emotion, MoodSource.PICKER, policy, count);
    }

    private static double distance(MoodPoint from, MoodPoint to) {
        return new Mood(from.valence(), from.arousal()).distanceTo(new Mood(to.valence(), to.arousal()));
    }
}
