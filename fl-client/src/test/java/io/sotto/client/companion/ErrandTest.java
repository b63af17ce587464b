package io.sotto.client.companion;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.companion.contract.MoodPoint;
import io.sotto.client.companion.contract.RecommendationAnswer;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profile;
import io.sotto.model.Emotion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrandTest {
    private static final int SONGS = 8000;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path state;

    @Test
    void recommend_liftInALargeLibrary_hasSongsNearToEachStep() {
        SplittableRandom random = new SplittableRandom(8);
        try (OpenProfile open = OpenProfile.open(new Profile(Profile.DEFAULT, state), Optional.empty())) {
            open.vault()
                    .songs()
                    .addAll(
                            IntStream.range(0, SONGS)
                                    .mapToObj(i -> song(i, random))
                                    .toList(),
                            NOW);
            Errand errand = new Errand(open, InstantSource.fixed(NOW), random);
            errand.changeSettings("{\"journey\": 10}".getBytes(StandardCharsets.UTF_8));

            RecommendationAnswer answer =
                    errand.recommend(new Wish(null, Emotion.SAD, null, null, null, null, Policy.LIFT, 10, null));

            assertThat(answer.songs())
                    .hasSize(10)
                    .allSatisfy(song -> assertThat(
                                    distance(song.target(), song.song().mood()))
                            .isLessThan(0.35));
        }
    }

    private static double distance(MoodPoint from, MoodPoint to) {
        return new Mood(from.valence(), from.arousal()).distanceTo(new Mood(to.valence(), to.arousal()));
    }

    private static TrackDraft song(int number, SplittableRandom random) {
        Mood mood = new Mood(random.nextDouble(-1, 1), random.nextDouble(-1, 1));
        return new TrackDraft(
                TrackSource.LINK,
                "https://example.org/" + number,
                new TrackDetails("Song " + number, "", "", "", 0, 0, null, mood));
    }
}
