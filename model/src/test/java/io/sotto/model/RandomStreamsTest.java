package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
    private static final RandomStreams STREAMS = new RandomStreams(7);

    @Test
    void stream_sameName_givesTheSameNumbers() {
        assertThat(STREAMS.stream("order", 3, 5).longs(10).toArray())
                .isEqualTo(new RandomStreams(7).stream("order", 3, 5).longs(10).toArray());
    }

    @Test
    void stream_anyPartOfTheNameChanged_givesOthers() {
        long number = STREAMS.stream("order", 3, 5).nextLong();

        assertThat(new RandomStreams(8).stream("order", 3, 5).nextLong()).isNotEqualTo(number);
        assertThat(STREAMS.stream("mirror", 3, 5).nextLong()).isNotEqualTo(number);
        assertThat(STREAMS.stream("order", 5, 3).nextLong()).isNotEqualTo(number);
        assertThat(STREAMS.stream("order").nextLong()).isNotEqualTo(number);
    }

    /** Computed with Python's hashlib and an independent xoshiro256++: no Java version may change what a seed means. */
    @Test
    void stream_aKnownName_givesTheNumbersItAlwaysGave() {
        assertThat(STREAMS.stream("order", 3, 5).longs(2).toArray())
                .containsExactly(3386824577238507604L, -3811170288184992423L);
    }

    @Test
    void permutation_hundredNumbers_holdsEachOnceInAnotherOrder() {
        int[] order = RandomStreams.permutation(100, STREAMS.stream("order"));

        assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
        assertThat(order).isNotEqualTo(IntStream.range(0, 100).toArray());
        assertThat(RandomStreams.permutation(0, STREAMS.stream("order"))).isEmpty();
    }

    /** Fisher-Yates gives each of the six orders of three a sixth of the time; 5 deviations of slack. */
    @Test
    void permutation_manyOfThree_areAllAsFrequent() {
        int[] counts = new int[27];
        RandomGenerator random = STREAMS.stream("many");
        for (int i = 0; i < 60_000; i++) {
            int[] order = RandomStreams.permutation(3, random);
            counts[9 * order[0] + 3 * order[1] + order[2]]++;
        }

        assertThat(Arrays.stream(counts).filter(count -> count > 0).boxed())
                .hasSize(6)
                .allSatisfy(count -> assertThat(count).isBetween(10_000 - 460, 10_000 + 460));
    }
}
