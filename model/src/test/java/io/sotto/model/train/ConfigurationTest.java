package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What both sides of a federation must hash alike. Hashes computed with Python's hashlib and struct. */
class ConfigurationTest {
    private static final TrainingPlan SGD = new TrainingPlan(1, 32, 0.05, 0.1, true, new Optimiser.Sgd(0.9, 5e-4));

    @Test
    void sha256_stochasticGradientDescent_isTheGoldenHash() {
        assertThat(hash("small+batch", SGD))
                .isEqualTo("e1724999374806a6147415fb2bdb8bdd502abe618d78c34adc917208d6c1002f");
    }

    @Test
    void sha256_frozenStatistics_isTheGoldenHashOfAnotherTraining() {
        assertThat(hash("small+batch", SGD.withFrozenStatistics(true)))
                .isEqualTo("3b26bd0925bd876c592e9717422bfe41a19820195298e6bdb151148aa08ae36f");
    }

    @Test
    void sha256_adam_isTheGoldenHash() {
        TrainingPlan adam = new TrainingPlan(3, 64, 0.001, 0, false, new Optimiser.Adam(0.9, 0.999, 1e-8, 0.01));

        assertThat(hash("medium+group", adam))
                .isEqualTo("904675558e2397e70f24180656eb0e2ec3e630ca69b7f85dcaa4478ed9a2f422");
    }

    private static String hash(String network, TrainingPlan plan) {
        return new Configuration(network, plan).sha256().hex();
    }
}
