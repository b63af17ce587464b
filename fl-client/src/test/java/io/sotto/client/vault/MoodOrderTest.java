package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.music.Mood;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoodOrderTest {
    private static final int TURNS = 500;

    /** @param steps how many valences there are: with few, as in a list of songs by emotion, many moods are the same */
    @ParameterizedTest
    @ValueSource(ints = {3, 1_000_000})
    void nearest_anyMoodCountAndCondition_areThoseOfTheWholeSearch(int steps) {
        SplittableRandom random = new SplittableRandom(41);
        for (int turn = 0; turn < TURNS; turn++) {
            List<Mood> moods = IntStream.range(0, random.nextInt(60))
                    .mapToObj(i -> mood(random, steps))
                    .toList();
            Mood mood = mood(random, 1 + random.nextInt(steps));
            int count = 1 + random.nextInt(20);
            Predicate<Mood> admitted = random.nextBoolean() ? any -> true : any -> any.arousal() > 0;

            List<Mood> nearest = new MoodOrder<>(moods, any -> any).nearest(mood, count, admitted);

            assertThat(nearest)
                    .as("turn %d", turn)
                    .allMatch(admitted)
                    .extracting(mood::distanceTo)
                    .containsExactlyElementsOf(moods.stream()
                            .filter(admitted)
                            .map(mood::distanceTo)
                            .sorted()
                            .limit(count)
                            .toList());
        }
    }

    private static Mood mood(SplittableRandom random, int steps) {
        return new Mood(random.nextInt(steps + 1) * 2.0 / steps - 1, random.nextInt(steps + 1) * 2.0 / steps - 1);
    }
}
