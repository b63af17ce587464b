package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.FaceImage;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive_attr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** oneDNN falls back silently to {@code ref}, ten to a hundred times slower, when it does not like a layout. */
class ImplementationNamesTest {
    private static final OnednnLibrary LIBRARY = OnednnLibrary.get();

    private final ProgramCompiler compiler = new ProgramCompiler(LIBRARY.cpu());

    static Stream<Network> everyNetwork() {
        return Arrays.stream(Architecture.values())
                .flatMap(architecture -> Arrays.stream(Normalisation.values()).map(architecture::network));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyNetwork")
    void programs_anySizeTypeAndSide_haveNoReferenceImplementation(Network network) {
        List<Integer> sides = network.takesAnySide() ? List.of(32, 40, FaceImage.SIDE) : List.of(FaceImage.SIDE);
        for (int side : sides) {
            for (int batch : side == FaceImage.SIDE ? new int[] {1, 7, 64} : new int[] {16}) {
                assertFast(new ProgramKey(network, false, ComputeType.FLOAT32, batch, side));
                assertFast(new ProgramKey(network, true, ComputeType.FLOAT32, batch, side));
                if (LIBRARY.instructions().hasBfloat16()) {
                    assertFast(new ProgramKey(network, true, ComputeType.BFLOAT16, batch, side));
                }
            }
        }
    }

    @Test
    void nameOfReference_isRecognised() {
        memory.desc rowMajor = new memory.desc(new long[] {1, 8, 8, 8}, data_type.f64, format_tag.nchw);
        memory.desc half = new memory.desc(new long[] {1, 8, 4, 4}, data_type.f64, format_tag.nchw);
        long[] two = {2, 2};
        long[] none = {0, 0};
        assertThat(describesReference(rowMajor, half, two, none)).isTrue();
    }

    private static boolean describesReference(memory.desc input, memory.desc output, long[] window, long[] none) {
        pooling_forward.primitive_desc description = new pooling_forward.primitive_desc(
                LIBRARY.cpu(),
                dnnl.dnnl_forward_inference,
                dnnl.dnnl_pooling_max,
                input,
                output,
                window,
                window,
                none,
                none,
                none,
                new primitive_attr(),
                true);
        return description.impl_info_str().getString().startsWith("ref");
    }

    private void assertFast(ProgramKey key) {
        Program program = compiler.compile(key);
        try {
            assertThat(program.implementations())
                    .describedAs("%s", key)
                    .hasSizeGreaterThan(10)
                    .noneMatch(ProgramCompiler::isReference);
        } finally {
            program.release();
        }
    }
}
