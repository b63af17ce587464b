package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.LongPointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same start, faces and seeds end in the same bits, whatever the thread did in between. */
class ReproducibilityTest {
    private static final Optimiser SGD = new Optimiser.Sgd(0.9, 5e-4);
    private static final int STEPS = 3;

    private final RandomGenerator random = new RandomStreams(12).stream("reproducibility");

    static Stream<Arguments> everyNetworkAndType() {
        return Arrays.stream(Architecture.values())
                .flatMap(architecture -> Arrays.stream(Normalisation.values()).map(architecture::network))
                .flatMap(network -> Arrays.stream(ComputeType.values()).map(type -> Arguments.of(network, type)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyNetworkAndType")
    void steps_ofTwoModelsSideBySide_giveTheSameBits(Network network, ComputeType type) {
        requireInstructions(type);
        OnednnEngine engine = OnednnEngine.start(type);
        for (FaceBatch batch : batches(network)) {
            try (EmotionModel one = engine.create(network, SGD);
                    EmotionModel other = engine.create(network, SGD)) {
                ParameterVector start = network.initialParameters(random);
                one.load(start);
                other.load(start);
                for (int step = 0; step < STEPS; step++) {
                    float loss = one.step(batch, 1e-3f, step);
                    // Leaves other things in registers than a step does.
                    other.predict(batch);
                    assertThat(other.step(batch, 1e-3f, step))
                            .describedAs(where(batch, step))
                            .isEqualTo(loss);
                    assertThat(other.parameters())
                            .describedAs(where(batch, step))
                            .isEqualTo(one.parameters());
                }
            }
        }
    }

    /** oneDNN multiplies tensors of unlike strides another way, in bfloat16 through a register that it has not filled. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyNetworkAndType")
    void products_inAnyProgram_areOfTensorsWithTheSameStrides(Network network, ComputeType type) {
        requireInstructions(type);
        Program program =
                new ProgramCompiler(OnednnLibrary.get().cpu()).compile(new ProgramKey(network, true, type, 3, 48));
        try {
            assertThat(program.operations().stream().filter(ReproducibilityTest::isProduct))
                    .allSatisfy(product -> assertThat(product.tensors())
                            .extracting(ReproducibilityTest::strides)
                            .containsOnly(strides(product.tensors().get(0))));
        } finally {
            program.release();
        }
    }

    private List<FaceBatch> batches(Network network) {
        return network.takesAnySide()
                ? List.of(
                        Batches.noise(7, 48, random),
                        Batches.noise(5, 40, random),
                        Batches.noise(3, 32, random),
                        Batches.noise(1, 48, random))
                : List.of(Batches.noise(7, 48, random), Batches.noise(1, 48, random));
    }

    private static boolean isProduct(Operation operation) {
        return operation.implementations().stream().allMatch(name -> name.startsWith("binary "))
                && operation instanceof PrimitiveCall;
    }

    private static void requireInstructions(ComputeType type) {
        assumeTrue(
                type == ComputeType.FLOAT32
                        || OnednnLibrary.get().instructions().hasBfloat16(),
                "this CPU does not multiply bfloat16");
    }

    private static String where(FaceBatch batch, int step) {
        return "%d images of side %d, step %d".formatted(batch.size(), batch.side(), step);
    }

    private static List<Long> strides(Tensor tensor) {
        try (LongPointer strides = tensor.descriptor().get_strides()) {
            long[] values = new long[tensor.descriptor().get_ndims()];
            strides.get(values);
            return Arrays.stream(values).boxed().toList();
        }
    }
}
