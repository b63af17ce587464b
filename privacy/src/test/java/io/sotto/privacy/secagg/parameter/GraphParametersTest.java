package io.sotto.privacy.secagg.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphParametersTest {
    private static final TrustModel CURIOUS = new TrustModel(Adversary.HONEST_BUT_CURIOUS, 0.1, 0.1);

    /** The table of Bell et al.'s bounds at 2^-40 and 2^-20 for cohorts of which a tenth colludes and a tenth drops out. */
    @ParameterizedTest
    @CsvSource({"100, 22, 11, 32, 22", "500, 42, 24, 82, 57", "1000, 48, 27, 96, 67"})
    void of_publishedCohorts_matchesTheTable(int clients, int curiousK, int curiousT, int k, int t) {
        assertThat(GraphParameters.of(clients, CURIOUS)).contains(new GraphParameters(curiousK, curiousT));
        assertThat(GraphParameters.of(clients, TrustModel.STANDARD)).contains(new GraphParameters(k, t));
    }

    /** Computed elsewhere with exact integers, for other shares of colluding clients and drop-outs. */
    @ParameterizedTest
    @CsvSource({
        "60, 0.05, 0.05, 8, 4, 10, 7",
        "60, 0.2, 0.3, 32, 13, 50, 32",
        "60, 0.33, 0.1, 26, 20, 32, 26",
        "100, 0.33, 0.1, 42, 32, 54, 44",
        "200, 0.1, 0.1, 34, 19, 56, 39",
        "500, 0.2, 0.3, 120, 57, 376, 239",
        "1000, 0.2, 0.3, 140, 67, 642, 409",
        "2000, 0.33, 0.1, 112, 79, 256, 200",
        "5000, 0.05, 0.05, 32, 19, 58, 41",
        "5000, 0.1, 0.1, 52, 30, 116, 81"
    })
    void of_otherTrust_matchesExactIntegers(
            int clients, double colluding, double dropping, int curiousK, int curiousT, int k, int t) {
        assertThat(GraphParameters.of(clients, new TrustModel(Adversary.HONEST_BUT_CURIOUS, colluding, dropping)))
                .contains(new GraphParameters(curiousK, curiousT));
        assertThat(GraphParameters.of(clients, new TrustModel(Adversary.SEMI_MALICIOUS, colluding, dropping)))
                .contains(new GraphParameters(k, t));
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "4, 3", "5, 3", "10, 7", "20, 13", "50, 33"})
    void of_smallCohort_isTheCompleteGraphWithTheUsualThreshold(int clients, int threshold) {
        assertThat(GraphParameters.of(clients, TrustModel.STANDARD))
                .contains(new GraphParameters(clients - 1, threshold));
    }

    /** The bounds are met, and met by nothing smaller; criteria once more, with exact fractions. */
    @ParameterizedTest
    @ValueSource(ints = {51, 64, 100, 150})
    void of_anyCohort_isTheLeastThatMeetsTheBounds(int clients) {
        GraphParameters least = GraphParameters.of(clients, TrustModel.STANDARD).orElseThrow();
        for (int k = 2; k <= least.neighbours(); k += 2) {
            boolean feasible = false;
            for (int t = 2; t <= k; t++) {
                feasible |= exactlyAdmissible(clients, k, t);
            }
            assertThat(feasible).as("%d neighbours of %d", k, clients).isEqualTo(k == least.neighbours());
        }
        assertThat(exactlyAdmissible(clients, least.neighbours(), least.threshold()))
                .isTrue();
    }

    /** What a standard server chooses a standard device accepts, whatever the cohort. */
    @Test
    void of_everyCohort_keepsPrivateWithMarginOverHalf() {
        for (int clients = 3; clients <= 5000; clients = clients < 200 ? clients + 1 : clients * 21 / 20) {
            assertSound(clients);
        }
    }

    @Tag("slow")
    @Test
    void of_reallyEveryCohort_keepsPrivateWithMarginOverHalf() {
        for (int clients = 3; clients <= 5000; clients++) {
            assertSound(clients);
        }
    }

    @Test
    void keepPrivate_anyLess_isFalse() {
        GraphParameters chosen = GraphParameters.of(1000, TrustModel.STANDARD).orElseThrow();
        assertThat(chosen.keepPrivate(1000, TrustModel.STANDARD)).isTrue();
        assertThat(new GraphParameters(96, 66).keepPrivate(1000, TrustModel.STANDARD))
                .isFalse();
        assertThat(new GraphParameters(20, 20).keepPrivate(1000, TrustModel.STANDARD))
                .as("too few neighbours to stay connected")
                .isFalse();
        assertThat(new GraphParameters(2, 2).keepPrivate(1000, TrustModel.STANDARD))
                .isFalse();
    }

    @Test
    void of_impossibleTrust_givesNothing() {
        TrustModel hopeless = new TrustModel(Adversary.SEMI_MALICIOUS, 0.45, 0.45);
        assertThat(GraphParameters.of(10, hopeless)).isEmpty();
        assertThat(GraphParameters.of(100, hopeless)).isEmpty();
    }

    @Test
    void of_outOfRange_isRefused() {
        assertThatThrownBy(() -> GraphParameters.of(2, CURIOUS)).hasMessage("a cohort of 2: expected 3 to 5000");
        assertThatThrownBy(() -> GraphParameters.of(5001, CURIOUS)).hasMessage("a cohort of 5001: expected 3 to 5000");
        assertThatThrownBy(() -> new TrustModel(Adversary.SEMI_MALICIOUS, 0.5, 0))
                .hasMessageContaining("colluding share 0.5");
        assertThatThrownBy(() -> new TrustModel(Adversary.SEMI_MALICIOUS, 0, Double.NaN))
                .hasMessageContaining("drop-out share NaN");
        assertThatThrownBy(() -> new TrustModel(Adversary.SEMI_MALICIOUS, -0.1, 0))
                .hasMessageContaining("colluding share -0.1");
    }

    @Test
    void shares_asWrittenInDecimals_areFloored() {
        TrustModel trust = new TrustModel(Adversary.SEMI_MALICIOUS, 0.29, 0.07);
        assertThat(trust.corrupt(100)).isEqualTo(29);
        assertThat(trust.dropOuts(100)).isEqualTo(7);
        assertThat(trust.corrupt(99)).isEqualTo(28);
    }

    @Test
    void hypergeometric_probabilities_matchExactFractions() {
        for (int x = 0; x <= 12; x++) {
            BigDecimal exact = fraction(choose(30, x).multiply(choose(70, 12 - x)), choose(100, 12));
            assertThat(Hypergeometric.probability(100, 30, 12, x))
                    .isCloseTo(exact.doubleValue(), within(1e-12 * exact.doubleValue()));
        }
        assertThat(Hypergeometric.probability(100, 30, 12, 13)).isZero();
        assertThat(Hypergeometric.probability(100, 95, 12, 3)).isZero();
        assertThat(Hypergeometric.logChoose(10_000, 5_000))
                .isCloseTo(
                        Math.log(choose(10_000, 5_000).shiftRight(9000).doubleValue()) + 9000 * Math.log(2),
                        within(1e-9));
    }

    private static void assertSound(int clients) {
        GraphParameters chosen =
                GraphParameters.of(clients, TrustModel.STANDARD).orElseThrow();
        assertThat(chosen.keepPrivate(clients, TrustModel.STANDARD)).isTrue();
        assertThat(chosen.threshold())
                .as("threshold of %d clients", clients)
                .isGreaterThanOrEqualTo(GraphParameters.usualThreshold(chosen.neighbours()));
        assertThat(chosen.threshold()).isLessThanOrEqualTo(chosen.neighbours());
    }

    private static boolean exactlyAdmissible(int n, int k, int t) {
        int a = n / 10;
        int d = n / 10;
        BigInteger ways = choose(n, k);
        BigDecimal privacy = BigDecimal.ONE.divide(new BigDecimal(BigInteger.TWO.pow(41)));
        BigDecimal correctness = BigDecimal.ONE.divide(new BigDecimal(BigInteger.TWO.pow(20)));
        if (k <= a + d) {
            BigDecimal disconnected = fraction(choose(n - k, a + d - k), choose(n, a + d))
                    .multiply(BigDecimal.valueOf((long) n * (n - k - 1)))
                    .divide(BigDecimal.valueOf(2));
            if (disconnected.compareTo(privacy) >= 0) {
                return false;
            }
        }
        int t1 = 0;
        while (union(n, tail(n, a, k, t1 + 1, k), ways).compareTo(privacy) > 0) {
            t1++;
        }
        boolean secret = 2 * t >= t1 + k + 1;
        boolean recoverable = union(n, tail(n, n - d, k, 0, t - 1), ways).compareTo(correctness) < 0;
        return secret && recoverable;
    }

    private static BigInteger tail(int population, int marked, int drawn, int from, int to) {
        BigInteger sum = BigInteger.ZERO;
        for (int x = from; x <= to; x++) {
            sum = sum.add(choose(marked, x).multiply(choose(population - marked, drawn - x)));
        }
        return sum;
    }

    private static BigDecimal union(int n, BigInteger tail, BigInteger ways) {
        return fraction(tail, ways).multiply(BigDecimal.valueOf(n));
    }

    private static BigDecimal fraction(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), MathContext.DECIMAL128);
    }

    private static BigInteger choose(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        BigInteger ways = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return ways;
    }
}
