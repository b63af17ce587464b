package io.sotto.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FederatedAverageTest {
    private static final int LENGTH = 257;
    private static final ParameterLayout LAYOUT =
            new ParameterLayout.Builder().add("w", Role.WEIGHT, LENGTH).build();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mean_inAnyOrder_isTheSameBits(long seed) {
        Random random = new Random(seed);
        List<Weighted> updates = randomUpdates(random, 200);
        double[] expected = average(updates).mean();

        Collections.shuffle(updates, random);

        assertThat(average(updates).mean()).isEqualTo(expected);
    }

    @Test
    void mean_ofManyUpdates_isTheExactOneRounded() {
        List<Weighted> updates = randomUpdates(new Random(11), 100);

        double[] mean = average(updates).mean();

        for (int i = 0; i < LENGTH; i++) {
            assertThat(mean[i]).isCloseTo(exactMean(updates, i), within(1e-12));
        }
    }

    @Test
    void mean_atTheLimits_staysExact() {
        FederatedAverage average = new FederatedAverage(LENGTH);
        float[] largest = new float[LENGTH];
        Arrays.fill(largest, (float) FederatedAverage.MAX_ELEMENT);
        ParameterVector update = ParameterVector.of(LAYOUT, largest);

        for (long left = FederatedAverage.MAX_TOTAL_WEIGHT; left > 0; left -= FederatedAverage.MAX_WEIGHT) {
            average.add(update, FederatedAverage.MAX_WEIGHT);
        }

        assertThat(average.mean()).containsOnly(FederatedAverage.MAX_ELEMENT);
        assertThatThrownBy(() -> average.add(update, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void applyTo_aGlobalModel_addsTheMean() {
        ParameterVector global = constant(2);
        FederatedAverage average = new FederatedAverage(LENGTH);
        average.add(constant(1), 1);
        average.add(constant(-1), 3);

        assertThat(average.applyTo(global)).isEqualTo(constant(1.5f));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, 3e38f})
    void add_anElementThatIsNoUsableNumber_isRefusedAndLeavesTheSum(float element) {
        FederatedAverage average = new FederatedAverage(LENGTH);
        average.add(constant(1), 5);
        float[] values = new float[LENGTH];
        values[100] = element;

        assertThatThrownBy(() -> average.add(ParameterVector.of(LAYOUT, values), 1))
                .hasMessageContaining("at 100")
                .hasMessageContaining(String.valueOf(element));
        assertThat(average.mean()).containsOnly(1.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-5000, -1, (1L << 24) + 1})
    void add_aWeightOutOfRange_isRefused(long weight) {
        FederatedAverage average = new FederatedAverage(LENGTH);

        assertThatThrownBy(() -> average.add(constant(1), weight)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mean_ofTotalWeightZero_isRefused() {
        FederatedAverage average = new FederatedAverage(LENGTH);
        average.add(constant(1), 0);

        assertThatThrownBy(average::mean).isInstanceOf(IllegalStateException.class);
    }

    private static ParameterVector constant(float value) {
        float[] values = new float[LENGTH];
        Arrays.fill(values, value);
        return ParameterVector.of(LAYOUT, values);
    }

    private static List<Weighted> randomUpdates(Random random, int count) {
        List<Weighted> updates = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            float[] values = new float[LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(9) - 6));
            }
            updates.add(new Weighted(ParameterVector.of(LAYOUT, values), 50 + random.nextInt(1000)));
        }
        return updates;
    }

    private static FederatedAverage average(List<Weighted> updates) {
        FederatedAverage average = new FederatedAverage(LENGTH);
        updates.forEach(update -> average.add(update.vector(), update.weight()));
        return average;
    }

    private static double exactMean(List<Weighted> updates, int index) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        for (Weighted update : updates) {
            BigDecimal faces = BigDecimal.valueOf(update.weight());
            sum = sum.add(new BigDecimal(update.vector().get(index)).multiply(faces));
            weight = weight.add(faces);
        }
        return sum.divide(weight, MathContext.DECIMAL128).doubleValue();
    }

    private record Weighted(ParameterVector vector, long weight) {}
}
