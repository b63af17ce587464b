package io.sotto.model.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.SteadyMemory;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ND4J's memory lies outside the Java heap, where nothing but care frees it in time. */
class NativeMemoryTest {
    private static final long MEGABYTE = 1L << 20;

    /** ND4J's caches come to hold up to 220 MB; were a step to leave its input behind, 800 of them would hold 470 MB. */
    @Test
    void steps_hundreds_leaveNothingBehind() throws Exception {
        assertThat(SteadyMemory.of(ManySteps.class, 800).resident()).isLessThan(300 * MEGABYTE);
    }

    /** Once the caches are full, nothing more comes. */
    @Test
    @Tag("slow")
    void steps_thousands_leaveNothingBehind() throws Exception {
        assertThat(SteadyMemory.of(ManySteps.class, 6000).resident()).isLessThan(50 * MEGABYTE);
    }

    /** Were a model to leave its parameters, gradient and moments behind, 12 of them would hold 280 MB. */
    @Test
    void models_createdAndClosed_leaveNothingBehind() throws Exception {
        assertThat(SteadyMemory.of(ManyModels.class, 12).resident()).isLessThan(100 * MEGABYTE);
    }

    /**
     * A program of steps with batches of two sizes in turn, and a prediction now and then. ND4J's caches fill over the
     * first thousand steps, some 200 MB, so half as many as are measured go before.
     */
    static final class ManySteps {
        private ManySteps() {}

        public static void main(String[] args) {
            Network network = new Network(
                    "tiny",
                    List.of(
                            new Layer.MaxPool(),
                            new Layer.MaxPool(),
                            new Layer.Convolution(8, 3, true, false),
                            new Layer.Normalise(Normalisation.BATCH),
                            new Layer.Relu(),
                            new Layer.GlobalAveragePool(),
                            new Layer.Dropout(0.3),
                            new Layer.Dense(Emotion.COUNT)));
            try (EmotionModel model = Dl4jEngine.start().create(network, Optimiser.Adam.standard())) {
                int steps = Integer.parseInt(args[0]);
                SteadyMemory.report(Math.max(300, steps / 2), steps, times -> run(model, times));
            }
        }

        private static void run(EmotionModel model, int steps) {
            FaceBatch full = batch(64);
            FaceBatch part = batch(60);
            for (int i = 0; i < steps; i++) {
                model.step(i % 5 == 0 ? part : full, 0.01f, i);
                if (i % 20 == 0) {
                    model.predict(full);
                    model.parameters();
                }
            }
        }
    }

    /** A program of models that take one step each. */
    static final class ManyModels {
        private ManyModels() {}

        public static void main(String[] args) {
            Engine engine = Dl4jEngine.start();
            Network network = Architecture.REFERENCE.network(Normalisation.NONE);
            FaceBatch batch = batch(4);
            SteadyMemory.report(3, Integer.parseInt(args[0]), times -> {
                for (int i = 0; i < times; i++) {
                    try (EmotionModel model = engine.create(network, Optimiser.Adam.standard())) {
                        model.step(batch, 0.01f, i);
                    }
                }
            });
        }
    }

    private static FaceBatch batch(int size) {
        FaceBatch batch = new FaceBatch(size, FaceImage.SIDE);
        for (int i = 0; i < size; i++) {
            batch.claim(Emotion.ofLabel(i % Emotion.COUNT), 0);
        }
        return batch;
    }
}
