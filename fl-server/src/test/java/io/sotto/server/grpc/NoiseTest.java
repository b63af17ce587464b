package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.ParameterVector;
import io.sotto.server.masking.MaskingPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A coordinator that asks for noise gets the average of the updates with as much of it as its terms say. */
class NoiseTest {
    private static final int COHORT = 6;
    private static final double MULTIPLIER = 0.002;
    /** Four of six neighbours' shares open a secret, so a sum holds four clients or more: that many bring all the noise. */
    private static final int FEWEST_SURVIVORS = 4;

    @Test
    void round_withNoise_addsItToTheSum() {
        try (TestFederation federation = TestFederation.withNoise(MULTIPLIER, COHORT)) {
            List<TestClient> clients = federation.cohort(COHORT);
            TestFederation.play(clients, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f);

            ParameterVector model = federation.store.model().orElseThrow();
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < model.length(); i++) {
                mean += model.get(i) / (double) model.length();
                squares += model.get(i) * (double) model.get(i) / model.length();
            }
            double deviation = Math.sqrt(squares - mean * mean);
            assertThat(mean).isCloseTo(0.01, within(8 * expectedDeviation() / Math.sqrt(model.length())));
            assertThat(deviation).isCloseTo(expectedDeviation(), within(0.04 * expectedDeviation()));
        }
    }

    /** Of the sum z C, by the share of survivors beyond the fewest; the average is the sum over the faces, capped weights first. */
    private static double expectedDeviation() {
        MaskingPlan standard = MaskingPlan.STANDARD;
        double ofSum = MULTIPLIER * standard.clipNormL2() * Math.sqrt((double) COHORT / FEWEST_SURVIVORS);
        return ofSum * standard.weightCap() / (COHORT * TestClient.FACES);
    }
}
