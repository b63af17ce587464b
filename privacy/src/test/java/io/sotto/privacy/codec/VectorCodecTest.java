package io.sotto.privacy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.privacy.TestRandomness;
import io.sotto.privacy.crypto.AesCtrKeyStream;
import io.sotto.privacy.crypto.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorCodecTest {
    private static final Digest SEED = Digest.sha256(new byte[] {9});
    private static final List<SideValue> SIDES = List.of(SideValue.count("hits"), new SideValue("loss", 0.01));
    private static final int MODEL = 300;

    private final Random random = new Random(4);

    @ParameterizedTest
    @CsvSource({"false, 16", "true, 16", "false, 8", "true, 8", "true, 4"})
    void decode_sumOfEncoded_isTheWeightedAverageWithinTheStatedPrecision(boolean rotated, int bits) {
        int clients = 50;
        VectorFormat format = format(rotated, bits, (long) clients * ((1 << bits) - 1) + 1, 0);
        double[] expected = new double[MODEL];
        long weights = 0;
        int[] sum = new int[format.vectorLength()];
        for (int client = 0; client < clients; client++) {
            float[] update = update(0.9);
            int samples = 1 + random.nextInt(format.weightCap());
            for (int i = 0; i < MODEL; i++) {
                expected[i] += (double) samples * update[i];
            }
            weights += samples;
            add(sum, encoder(format, client).encode(new Contribution(update, samples, samples / 2, 0)));
        }
        DecodedSum decoded = decodeUnchecked(format, sum, clients);

        double deviation = Math.sqrt(clients) / 2 * format.step() * format.weightCap() / weights;
        double squares = 0;
        for (int i = 0; i < MODEL; i++) {
            double error = decoded.averageUpdate()[i] - expected[i] / weights;
            assertThat(error).isCloseTo(0, within(6 * deviation + 1e-6));
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / MODEL)).isLessThan(1.05 * deviation + 1e-6);
        assertThat(decoded.sampleCount()).isEqualTo(weights);
    }

    @Test
    void encode_updateBeyondTheClipNorm_isScaledToIt() {
        VectorFormat format = format(false, 16, 1 << 23, 0);
        float[] update = update(50);
        int[] vector = encoder(format, 1).encode(new Contribution(update, format.weightCap(), 0, 0));
        DecodedSum decoded = decodeUnchecked(format, vector, 1);

        for (int i = 0; i < MODEL; i++) {
            assertThat(decoded.averageUpdate()[i]).isCloseTo(update[i] / 50, within((float) format.step()));
        }
    }

    @Test
    void encode_weightBeyondTheCap_countsAsTheCap() {
        VectorFormat format = format(false, 16, 1 << 23, 0);
        float[] update = update(0.5);
        int[] capped = encoder(format, 1).encode(new Contribution(update, 1_000_000, 0, 0));
        int[] atCap = encoder(format, 1).encode(new Contribution(update, format.weightCap(), 0, 0));

        assertThat(capped).isEqualTo(atCap);
        assertThat(decodeUnchecked(format, capped, 1).sampleCount()).isEqualTo(format.weightCap());
    }

    @Test
    void encode_sideValues_areExactForWholeUnitsAndCutAtTheTop() {
        VectorFormat format = format(false, 8, 1 << 15, 0);
        int[] sum = new int[format.vectorLength()];
        add(sum, encoder(format, 1).encode(new Contribution(update(0.1), 3, 7, 1.25)));
        add(sum, encoder(format, 2).encode(new Contribution(update(0.1), 4, 1_000_000, 0.5)));
        DecodedSum decoded = decodeUnchecked(format, sum, 2);

        assertThat(decoded.sampleCount()).isEqualTo(7);
        assertThat(decoded.sideValues()[0]).isEqualTo(7.0 + 255);
        assertThat(decoded.sideValues()[1]).isCloseTo(1.75, within(1e-9));
    }

    @Test
    void encode_sideValueBetweenUnits_isRightOnAverage() {
        VectorFormat format = format(false, 16, 1 << 30, 0);
        int[] sum = new int[format.vectorLength()];
        for (int client = 0; client < 2000; client++) {
            add(sum, encoder(format, client).encode(new Contribution(update(0.1), 1, 0, 0.0125)));
        }
        assertThat(decodeUnchecked(format, sum, 2000).sideValues()[1] / 2000).isCloseTo(0.0125, within(0.0005));
    }

    @Test
    void encode_manyTimes_roundsWithoutBias() {
        VectorFormat format = format(false, 4, 1 << 20, 0);
        float[] update = new float[MODEL];
        Arrays.fill(update, (float) (0.3 * format.step()));
        int[] sum = new int[format.vectorLength()];
        int times = 2000;
        for (int i = 0; i < times; i++) {
            add(sum, encoder(format, i).encode(new Contribution(update, format.weightCap(), 0, 0)));
        }
        long units = Arrays.stream(sum, 0, MODEL).asLongStream().sum();
        assertThat((double) units / times / MODEL).isCloseTo(0.3, within(0.004));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void encode_anything_staysInRangeSoThatTheFullestSumDoesNotOverflow(boolean rotated) {
        int clients = 7;
        int bits = 6;
        VectorFormat format = format(rotated, bits, (long) clients * ((1 << bits) - 1) + 1, 0);
        for (int trial = 0; trial < 50; trial++) {
            long[] exact = new long[format.vectorLength()];
            int[] sum = new int[format.vectorLength()];
            float[] update = new float[MODEL];
            update[random.nextInt(MODEL)] = random.nextBoolean() ? 1e30f : -1e30f;
            for (int client = 0; client < clients; client++) {
                int[] vector = encoder(format, client)
                        .encode(new Contribution(update, Integer.MAX_VALUE, Double.MAX_VALUE, 1e300));
                for (int i = 0; i < vector.length; i++) {
                    exact[i] += vector[i];
                }
                add(sum, vector);
            }
            for (int i = 0; i < sum.length; i++) {
                long largest = i < MODEL ? format.span() / 2 : format.span() - 1;
                assertThat(exact[i]).isBetween(i < MODEL ? -largest : 0, largest);
            }
        }
    }

    @Test
    void decode_noise_hasThePromisedDeviation() {
        int clients = 40;
        VectorFormat format = format(false, 10, 1 << 24, 0.5);
        int[] sum = new int[format.vectorLength()];
        for (int client = 0; client < clients; client++) {
            add(
                    sum,
                    new VectorEncoder(format, clients, SEED, new AesCtrKeyStream(), TestRandomness.seeded(client))
                            .encode(new Contribution(new float[MODEL], format.weightCap(), 0, 0)));
        }
        double squares = 0;
        for (int i = 0; i < MODEL; i++) {
            double value = sum[i] * format.step();
            squares += value * value;
        }
        double expected = 0.5 * format.clipNormL2();
        assertThat(Math.sqrt(squares / MODEL)).isCloseTo(expected, within(0.2 * expected));
        assertThat(Arrays.copyOfRange(sum, MODEL, MODEL + 2))
                .as("no noise on counts")
                .containsExactly(40 * 100, 0);
    }

    @Test
    void decode_elementHonestClientsCannotReach_isRefused() {
        VectorFormat format = format(false, 8, 1 << 15, 0);
        int[] sum = encodedSum(format, 3);
        sum[17] = 3 * format.largestInput() + 1;
        assertRefused(format, sum, 3, "element 17 of the sum is 382: expected -381 to 381");
        sum[17] = -3 * format.largestInput() - 1;
        assertRefused(format, sum, 3, "element 17 of the sum is -382: expected -381 to 381");
    }

    @Test
    void decode_countsHonestClientsCannotReach_areRefused() {
        VectorFormat format = format(false, 8, 1 << 15, 0);
        int[] sum = encodedSum(format, 3);
        sum[MODEL] = 2;
        assertRefused(format, sum, 3, "the sample count of the sum is 2: expected 3 to 300");
        sum[MODEL] = 301;
        assertRefused(format, sum, 3, "the sample count of the sum is 301: expected 3 to 300");
        sum[MODEL] = 300;
        sum[MODEL + 2] = 3 * 255 + 1;
        assertRefused(format, sum, 3, "loss of the sum is 766: expected 0 to 765");
    }

    @Test
    void decode_normHonestClientsCannotReach_isRefused() {
        VectorFormat format = format(false, 16, 1 << 20, 0);
        int[] sum = encodedSum(format, 3);
        for (int i = 0; i < MODEL; i++) {
            sum[i] = format.largestInput() / 2;
        }
        assertRefused(format, sum, 3, "the norm of the sum is");
    }

    @Test
    void encode_contributionThatDoesNotFit_isRefused() {
        VectorFormat format = format(false, 8, 1 << 15, 0);
        VectorEncoder encoder = encoder(format, 1);
        float[] infinite = new float[MODEL];
        infinite[3] = Float.NaN;

        assertThatThrownBy(() -> encoder.encode(new Contribution(new float[MODEL - 1], 1, 0, 0)))
                .hasMessage("an update of 299 elements: expected 300");
        assertThatThrownBy(() -> encoder.encode(new Contribution(new float[MODEL], 1, 0)))
                .hasMessage("1 side values: expected 2");
        assertThatThrownBy(() -> encoder.encode(new Contribution(infinite, 1, 0, 0)))
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> new Contribution(new float[MODEL], 0, 0, 0)).hasMessageContaining("sample count 0");
        assertThatThrownBy(() -> new Contribution(new float[MODEL], 1, -1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new Contribution(new float[MODEL], 1, Double.NaN))
                .hasMessageContaining("NaN");
        assertThat(new Contribution(new float[MODEL], 1, 0, 0))
                .hasToString("Contribution[300 elements, 2 side values]");
    }

    @Test
    void encode_update_isNotChanged() {
        VectorFormat format = format(true, 8, 1 << 15, 0);
        float[] update = update(5);
        float[] before = update.clone();
        encoder(format, 1).encode(new Contribution(update, 10, 0, 0));
        assertThat(update).isEqualTo(before);
    }

    private int[] encodedSum(VectorFormat format, int clients) {
        int[] sum = new int[format.vectorLength()];
        List<Integer> seeds = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            seeds.add(client);
            add(sum, encoder(format, client).encode(new Contribution(update(0.5), 10, 1, 0.01)));
        }
        return sum;
    }

    private static VectorFormat format(boolean rotated, int bits, long span, double noise) {
        int cap = Math.min(100, (1 << bits) - 1);
        return new VectorFormat(MODEL, SIDES, 1.0, bits, span, rotated, cap, noise);
    }

    private static VectorEncoder encoder(VectorFormat format, long seed) {
        return new VectorEncoder(format, 1, SEED, new AesCtrKeyStream(), TestRandomness.seeded(seed));
    }

    private static DecodedSum decodeUnchecked(VectorFormat format, int[] sum, int survivors) {
        try {
            return new VectorDecoder(format, 1, SEED, new AesCtrKeyStream()).decode(sum, survivors);
        } catch (InconsistentSumException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(VectorFormat format, int[] sum, int survivors, String message) {
        VectorDecoder decoder = new VectorDecoder(format, 1, SEED, new AesCtrKeyStream());
        assertThatThrownBy(() -> decoder.decode(sum, survivors))
                .isInstanceOf(InconsistentSumException.class)
                .hasMessageStartingWith(message);
    }

    /** A random update of a given L2 norm. */
    private float[] update(double norm) {
        double[] x = random.doubles(MODEL, -1, 1).toArray();
        double length = Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
        float[] update = new float[MODEL];
        for (int i = 0; i < MODEL; i++) {
            update[i] = (float) (x[i] * norm / length);
        }
        return update;
    }

    private static void add(int[] sum, int[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }
}
