package io.sotto.client.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.Emotion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoodOrderTest {
    private static final int TURNS = 500;

    /** @param steps how many valences there are: with few, as in a list of songs by emotion, many moods are the same */
    @ParameterizedTest
    @ValueSource(ints = {3, 1_000_000})
    void nearest_anyMoodAndCount_areThoseOfTheWholeSearch(int steps) {
        SplittableRandom random = new SplittableRandom(41);
        for (int turn = 0; turn < TURNS; turn++) {
            List<Mood> moods = IntStream.range(0, random.nextInt(60))
                    .mapToObj(i -> mood(random, steps))
                    .toList();
            Mood mood = mood(random, 1 + random.nextInt(steps));
            int count = 1 + random.nextInt(20);

            List<Mood> nearest = new MoodOrder<>(moods, any -> any).nearest(mood, count, random);

            assertThat(nearest)
                    .as("turn %d", turn)
                    .extracting(mood::distanceTo)
                    .containsExactlyElementsOf(moods.stream()
                            .map(mood::distanceTo)
                            .sorted()
                            .limit(count)
                            .toList());
        }
    }

    @Test
    void nearest_moreThanWantedAreAsNear_allComeSometime() {
        SplittableRandom random = new SplittableRandom(42);
        MoodOrder<Integer> order =
                new MoodOrder<>(IntStream.range(0, 300).boxed().toList(), any -> Mood.of(Emotion.HAPPY));
        Set<Integer> come = new HashSet<>();
        for (int turn = 0; turn < 30; turn++) {
            come.addAll(order.nearest(Mood.of(Emotion.SAD), 100, random));
        }
        assertThat(come).hasSize(300);
    }

    private static Mood mood(SplittableRandom random, int steps) {
        return new Mood(random.nextInt(steps + 1) * 2.0 / steps - 1, random.nextInt(steps + 1) * 2.0 / steps - 1);
    }
}
