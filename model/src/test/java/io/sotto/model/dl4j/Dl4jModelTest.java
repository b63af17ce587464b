package io.sotto.model.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Dl4jModelTest {
    private static final Optimiser SGD = new Optimiser.Sgd(0.9, 5e-4);
    private final RandomGenerator random = new RandomStreams(11).stream("test");
    private final Dl4jEngine engine = Dl4jEngine.start();

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void load_thenParameters_givesTheSameBits(Normalisation normalisation) {
        Network network = Architecture.SMALL.network(normalisation);
        ParameterVector initial = network.initialParameters(random);
        try (EmotionModel model = engine.create(network, SGD)) {
            model.load(initial);
            assertThat(model.parameters()).isEqualTo(initial);
        }
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void step_repeatedOnOneBatch_lowersTheLoss(Normalisation normalisation) {
        Network network = Architecture.SMALL.network(normalisation);
        FaceBatch batch = SampleBatches.noise(8, random);
        try (EmotionModel model = engine.create(network, SGD)) {
            model.load(network.initialParameters(random));
            float first = model.step(batch, 0.02f, 1);
            float last = first;
            for (int i = 0; i < 12; i++) {
                last = model.step(batch, 0.02f, i);
            }
            assertThat(last).isLessThan(first);
        }
    }

    @Test
    void predict_anyBatch_givesProbabilities() {
        Network network = Architecture.SMALL.network(Normalisation.BATCH);
        try (EmotionModel model = engine.create(network, SGD)) {
            model.load(network.initialParameters(random));
            float[] probabilities = model.predict(SampleBatches.noise(3, random));
            assertThat(probabilities).hasSize(21);
            for (int face = 0; face < 3; face++) {
                float sum = 0;
                for (int label = 0; label < 7; label++) {
                    sum += probabilities[face * 7 + label];
                }
                assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5f));
            }
        }
    }

    @Test
    void load_ofAnotherNetwork_isRefused() {
        ParameterVector other = Architecture.MEDIUM.network(Normalisation.NONE).initialParameters(random);
        try (EmotionModel model = engine.create(Architecture.SMALL.network(Normalisation.NONE), SGD)) {
            assertThatThrownBy(() -> model.load(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("small+none");
        }
    }
}
