package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.RandomStreams;
import io.sotto.model.engine.SteadyMemory;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Steps, predictions, models and sizes come and go; the process stays as large as it was. */
class NativeMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    /** Were a step to leave 200 bytes behind, this would find 20 MB. */
    @Test
    void steps_hundredThousand_doNotGrowTheProcess() throws Exception {
        SteadyMemory.Growth growth = SteadyMemory.of(ManySteps.class, 100_000);
        assertThat(growth.owned()).describedAs("bytes that blocks own").isLessThanOrEqualTo(0);
        assertThat(growth.resident()).describedAs("bytes of the process").isLessThan(20 * MEGABYTE);
    }

    /** The program that is measured. */
    static final class ManySteps {
        private final RandomGenerator random = new RandomStreams(4).stream("memory");
        private final List<OnednnEngine> engines = Arrays.stream(ComputeType.values())
                .filter(type -> type == ComputeType.FLOAT32
                        || OnednnLibrary.get().instructions().hasBfloat16())
                .map(OnednnEngine::start)
                .toList();
        private final FaceBatch[] batches = {
            Batches.noise(4, 8, random), Batches.noise(3, 8, random), Batches.noise(1, 12, random)
        };

        public static void main(String[] args) {
            SteadyMemory.report(20_000, Integer.parseInt(args[0]), new ManySteps()::run);
        }

        /** A model for each 50 steps, as for a client, of each engine in turn. */
        private void run(int steps) {
            for (int step = 0; step < steps; step += 50) {
                OnednnEngine engine = engines.get(step / 100 % engines.size());
                Network network = network(step % 100 == 0 ? Normalisation.GROUP : Normalisation.BATCH);
                try (EmotionModel model = engine.create(network, Optimiser.Adam.standard())) {
                    model.load(network.initialParameters(random));
                    for (int i = 0; i < 50; i++) {
                        model.step(batches[i % batches.length], 1e-3f, i);
                    }
                    model.predict(batches[0]);
                }
            }
        }

        private static Network network(Normalisation kind) {
            return new Network(
                    "tiny",
                    List.of(
                            new Layer.Convolution(8, 3, true, false),
                            new Layer.Normalise(kind),
                            new Layer.Relu(),
                            new Layer.MaxPool(),
                            new Layer.GlobalAveragePool(),
                            new Layer.Dropout(0.5),
                            new Layer.Dense(Emotion.COUNT)));
        }
    }
}
