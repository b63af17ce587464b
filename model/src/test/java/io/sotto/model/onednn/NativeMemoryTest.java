package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Steps, predictions, models and sizes come and go; the process stays as large as it was. */
class NativeMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    private final RandomGenerator random = new RandomStreams(4).stream("memory");
    private final OnednnEngine engine = OnednnEngine.start(ComputeType.FLOAT32);
    private final FaceBatch[] batches = {
        Batches.noise(4, 8, random), Batches.noise(3, 8, random), Batches.noise(1, 12, random)
    };

    @Test
    void steps_someThousand_doNotGrowTheProcess() {
        assertSteady(3_000, 10 * MEGABYTE);
    }

    @Tag("slow")
    @Test
    void steps_hundredThousand_doNotGrowTheProcess() {
        assertSteady(100_000, 10 * MEGABYTE);
    }

    private void assertSteady(int steps, long allowedBytes) {
        run(steps / 2);
        long owned = Pointer.totalBytes();
        long before = Pointer.physicalBytes();
        run(steps);
        assertThat(Pointer.totalBytes()).describedAs("bytes that blocks own").isLessThanOrEqualTo(owned);
        assertThat(Pointer.physicalBytes() - before)
                .describedAs("bytes of the process")
                .isLessThan(allowedBytes);
    }

    /** A model for each 50 steps, as for a client. */
    private void run(int steps) {
        for (int step = 0; step < steps; step += 50) {
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
