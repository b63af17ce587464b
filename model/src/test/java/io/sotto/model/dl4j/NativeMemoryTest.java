package io.sotto.model.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.engine.Engine;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the process holds outside the Java heap, where the garbage collector does not look. */
class NativeMemoryTest {
    private static final long MEGABYTE = 1L << 20;

    private final Engine engine = Dl4jEngine.start();

    /** Were a step to leave its input behind, 250 of them would hold 147 MB. */
    @Test
    void steps_hundreds_leaveNothingBehind() {
        assertThat(growthOfSteps(60, 250)).isLessThan(50 * MEGABYTE);
    }

    @Test
    @Tag("slow")
    void steps_thousands_leaveNothingBehind() {
        assertThat(growthOfSteps(300, 6000)).isLessThan(50 * MEGABYTE);
    }

    /** Were a model to leave its parameters, gradient and moments behind, 12 of them would hold 280 MB. */
    @Test
    void models_createdAndClosed_leaveNothingBehind() {
        Network network = Architecture.REFERENCE.network(Normalisation.NONE);
        FaceBatch batch = batch(4);
        stepOnce(network, batch, 3);
        long before = outsideHeap();

        stepOnce(network, batch, 12);

        assertThat(outsideHeap() - before).isLessThan(100 * MEGABYTE);
    }

    private void stepOnce(Network network, FaceBatch batch, int times) {
        for (int i = 0; i < times; i++) {
            try (EmotionModel model = engine.create(network, Optimiser.Adam.standard())) {
                model.step(batch, 0.01f, i);
            }
        }
    }

    private long growthOfSteps(int warmUp, int steps) {
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
        try (EmotionModel model = engine.create(network, Optimiser.Adam.standard())) {
            run(model, warmUp);
            long before = outsideHeap();
            run(model, steps);
            return outsideHeap() - before;
        }
    }

    /** Batches of two sizes in turn, and a prediction now and then. */
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

    private static FaceBatch batch(int size) {
        FaceBatch batch = new FaceBatch(size, FaceImage.SIDE);
        for (int i = 0; i < size; i++) {
            batch.claim(Emotion.ofLabel(i % Emotion.COUNT), 0);
        }
        return batch;
    }

    private static long outsideHeap() {
        return Pointer.physicalBytes()
                - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
}
