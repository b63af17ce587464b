package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Learning;
import io.sotto.model.train.Optimiser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many models on few programs. */
class SharedProgramsTest {
    private static final Optimiser SGD = new Optimiser.Sgd(0.9, 5e-4);

    private final OnednnLibrary library = OnednnLibrary.get();
    private final RandomGenerator random = new RandomStreams(9).stream("shared");
    private final List<ProgramKey> compiled = new ArrayList<>();
    private final ProgramCache programs = new ProgramCache(key -> {
        compiled.add(key);
        return new ProgramCompiler(library.cpu()).compile(key);
    });

    @Test
    void epochs_ofManyModelsWithShortLastBatches_compileEachSizeOnce() {
        Network network = Architecture.SMALL.network(Normalisation.BATCH);
        ParameterVector start = network.initialParameters(random);
        FaceBatch full = Batches.noise(8, 32, random);
        FaceBatch last = Batches.noise(3, 32, random);
        for (int client = 0; client < 5; client++) {
            try (EmotionModel model = model(network)) {
                model.load(start);
                for (int epoch = 0; epoch < 3; epoch++) {
                    model.step(full, 0.01f, epoch);
                    model.step(last, 0.01f, epoch);
                    model.predict(last);
                }
            }
        }
        assertThat(compiled).extracting(ProgramKey::training).containsExactlyInAnyOrder(true, true, false, false);
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void predict_anyNumberOfFaces_saysOfEachWhatItSaysAlone(Normalisation kind) {
        Network network = Architecture.SMALL.network(kind);
        FaceBatch faces = Batches.noise(91, 24, random);
        try (EmotionModel model = model(network)) {
            model.load(network.initialParameters(random));
            float[] together = model.predict(faces);
            for (int face : new int[] {0, 63, 64, 80, 90}) {
                float[] alone = model.predict(Batches.part(faces, face, 1));
                for (int i = 0; i < Emotion.COUNT; i++) {
                    assertThat(together[face * Emotion.COUNT + i]).isCloseTo(alone[i], within(1e-5f));
                }
            }
        }
    }

    @Test
    void predict_afterEachStep_usesTheNewParameters() {
        Network network = Architecture.SMALL.network(Normalisation.BATCH);
        FaceBatch batch = Batches.noise(8, 32, random);
        try (EmotionModel model = model(network);
                EmotionModel other = model(network)) {
            model.load(network.initialParameters(random));
            for (int i = 0; i < 3; i++) {
                float[] before = model.predict(batch);
                model.step(batch, 0.1f, i);
                other.load(model.parameters());
                assertThat(model.predict(batch)).isEqualTo(other.predict(batch)).isNotEqualTo(before);
            }
        }
    }

    @Test
    void predict_onSeveralThreadsAtOnce_givesTheSameBits() throws Exception {
        Network network = Architecture.SMALL.network(Normalisation.GROUP);
        ParameterVector start = network.initialParameters(random);
        FaceBatch batch = Batches.noise(37, 32, random);
        float[] expected = predictions(network, start, batch);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<float[]>> results = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                results.add(threads.submit(() -> predictions(network, start, batch)));
            }
            for (Future<float[]> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void model_usedByOneThreadAfterAnother_works() throws Exception {
        Network network = Architecture.SMALL.network(Normalisation.BATCH);
        FaceBatch batch = Batches.noise(4, 32, random);
        try (EmotionModel model = model(network)) {
            model.load(network.initialParameters(random));
            float[] here = model.predict(batch);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                assertThat(thread.submit(() -> model.predict(batch)).get()).isEqualTo(here);
                thread.submit(model::close).get();
            } finally {
                thread.shutdownNow();
            }
        }
    }

    @Test
    void model_moreSizesThanItKeeps_answersAsBefore() {
        Network network = Architecture.SMALL.network(Normalisation.NONE);
        FaceBatch batch = Batches.noise(2 * BoundPrograms.CAPACITY, 8, random);
        try (EmotionModel model = model(network)) {
            model.load(network.initialParameters(random));
            float[] first = new float[batch.capacity()];
            float[] again = new float[batch.capacity()];
            for (float[] losses : List.of(first, again)) {
                for (int size = 1; size <= batch.capacity(); size++) {
                    losses[size - 1] = model.step(Batches.part(batch, 0, size), 0, 0);
                }
            }
            assertThat(again).isEqualTo(first);
            assertThat(Arrays.stream(compiledSizes()).distinct().count()).isEqualTo(batch.capacity());
        }
    }

    private int[] compiledSizes() {
        return compiled.stream().mapToInt(ProgramKey::batch).toArray();
    }

    private float[] predictions(Network network, ParameterVector start, FaceBatch batch) {
        try (EmotionModel model = model(network)) {
            model.load(start);
            return model.predict(batch);
        }
    }

    private EmotionModel model(Network network) {
        return new OnednnModel(library.cpu(), programs, network, Learning.by(SGD), ComputeType.FLOAT32);
    }
}
