package io.sotto.privacy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class VectorLayoutTest {
    private static final long HUNDRED_AT_16_BITS = 6_553_501;

    /** 68 bits for three elements; each by itself would take 23. With all else a device sends this is the upload's target. */
    @Test
    void of_hundredClientsAt16Bits_takesLessThanThreeElementsOfWholeBits() {
        VectorLayout layout = VectorLayout.of(295_577, 295_575, HUNDRED_AT_16_BITS);

        assertThat(2 * layout.wordBits() + layout.lowBits()).isEqualTo(68);
        assertThat(layout.packedBytes()).isEqualTo(837_472);
    }

    @Test
    void of_anySpan_takesNoMoreThanWholeBits() {
        for (long span : spans()) {
            VectorLayout layout = VectorLayout.of(3, 3, span);
            int whole = 64 - Long.numberOfLeadingZeros(span - 1);
            assertThat(2 * layout.wordBits() + layout.lowBits())
                    .as("span %d", span)
                    .isBetween(whole, 3 * whole);
            assertThat(layout.wordBits()).isBetween(whole, 32);
        }
    }

    @Test
    void gather_everyVectorOfSmallSpans_isWhatWasSpread() throws InconsistentSumException {
        for (int span = 2; span <= 21; span++) {
            VectorLayout layout = VectorLayout.of(3, 2, span);
            int lowest = -(span / 2);
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < span * span * span; i++) {
                int[] elements = {lowest + i % span, lowest + i / span % span, i / span / span};
                int[] words = layout.spread(elements);
                assertThat(layout.gather(words)).containsExactly(elements);
                assertThat(seen.add(lowBits(layout, words))).isTrue();
            }
        }
    }

    @RepeatedTest(50)
    void gather_sumOfWords_isTheSumOfTheElements(RepetitionInfo repetition) throws InconsistentSumException {
        Random random = new Random(repetition.getCurrentRepetition());
        for (long span : spans()) {
            int length = 1 + random.nextInt(20);
            int signed = random.nextInt(length + 1);
            VectorLayout layout = VectorLayout.of(length, signed, span);
            long[] due = IntStream.range(0, length)
                    .mapToLong(i -> extremes(random, span) - (i < signed ? span / 2 : 0))
                    .toArray();
            int[] first = random.ints(length).toArray();
            int[] second =
                    IntStream.range(0, length).map(i -> (int) due[i] - first[i]).toArray();
            byte[] packed = new byte[3 + layout.packedBytes()];
            layout.pack(layout.spread(first), packed, 3);
            int[] sum = layout.spread(second);
            layout.addTo(sum, packed, 3);

            assertThat(layout.isPaddedWithZeros(packed, 3)).isTrue();
            assertThat(layout.gather(sum))
                    .as("span %d, %d elements, %d signed", span, length, signed)
                    .containsExactly(LongStream.of(due).mapToInt(i -> (int) i).toArray());
        }
    }

    @Test
    void gather_wordsOfNoElements_isRefused() {
        VectorLayout layout = VectorLayout.of(3, 3, 10);
        int elements = 0;
        int refused = 0;
        for (int i = 0; i < 1 << 2 * layout.wordBits() + layout.lowBits(); i++) {
            int[] words = {i, i >>> layout.wordBits(), i >>> 2 * layout.wordBits()};
            try {
                layout.gather(words);
                elements++;
            } catch (InconsistentSumException e) {
                refused++;
            }
        }
        assertThat(elements).isEqualTo(1000);
        assertThat(refused).isPositive();
        assertThatThrownBy(() -> VectorLayout.of(3, 0, 3).gather(new int[] {3, 0, 0}))
                .isInstanceOf(InconsistentSumException.class)
                .hasMessage("words 0, 1 and 2 belong to no elements: expected a sum of vectors");
    }

    @RepeatedTest(20)
    void gather_bitsAboveTheWords_meanNothing(RepetitionInfo repetition) throws InconsistentSumException {
        Random random = new Random(repetition.getCurrentRepetition());
        VectorLayout layout = VectorLayout.of(6, 6, HUNDRED_AT_16_BITS);
        int[] elements = random.ints(6, -3_276_750, 3_276_751).toArray();
        int[] words = layout.spread(elements);
        for (int i = 0; i < words.length; i++) {
            words[i] ^= random.nextInt() << (i < 4 ? layout.wordBits() : layout.lowBits());
        }
        assertThat(layout.gather(words)).containsExactly(elements);
    }

    @Test
    void isPaddedWithZeros_aBitAfterEitherPart_isNot() {
        VectorLayout layout = VectorLayout.of(3, 3, HUNDRED_AT_16_BITS);
        int highBytes = (2 * layout.wordBits() + 7) / 8;
        for (int last : new int[] {highBytes - 1, layout.packedBytes() - 1}) {
            byte[] packed = new byte[layout.packedBytes()];
            packed[last] = (byte) 0x80;
            assertThat(layout.isPaddedWithZeros(packed, 0)).as("byte %d", last).isFalse();
        }
    }

    private static String lowBits(VectorLayout layout, int[] words) {
        long mask = (1L << layout.wordBits()) - 1;
        return (words[0] & mask) + " " + (words[1] & mask) + " " + (words[2] & (1L << layout.lowBits()) - 1);
    }

    private static long extremes(Random random, long span) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> span - 1;
            default -> (long) (random.nextDouble() * span);
        };
    }

    private static long[] spans() {
        return new long[] {
            2,
            3,
            4,
            10,
            196_606,
            327_676,
            655_351,
            3_276_751,
            HUNDRED_AT_16_BITS,
            1 << 23,
            65_535_001,
            327_675_001,
            (1L << 31) - 1,
            1L << 31,
            VectorFormat.MAXIMUM_SPAN
        };
    }
}
