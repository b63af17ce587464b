package io.sotto.model.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NativeBuildTest {
    private static final Set<String> AVX2 = Set.of("sse2", "avx2", "fma", "f16c");

    @Test
    void choose_byFlags_takesTheFastestThatRuns() {
        Set<String> avx512 = new HashSet<>(AVX2);
        avx512.addAll(Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"));
        assertThat(NativeBuild.choose(avx512, build -> true)).isEqualTo(NativeBuild.AVX512);
        assertThat(NativeBuild.choose(AVX2, build -> true)).isEqualTo(NativeBuild.AVX2);
        assertThat(NativeBuild.choose(Set.of("sse2"), build -> true)).isEqualTo(NativeBuild.PLAIN);
        avx512.remove("avx512vl");
        assertThat(NativeBuild.choose(avx512, build -> true)).isEqualTo(NativeBuild.AVX2);
    }

    @Test
    void choose_buildIsNotThere_takesTheNext() {
        assertThat(NativeBuild.choose(AVX2, build -> build != NativeBuild.AVX2)).isEqualTo(NativeBuild.PLAIN);
    }

    @Test
    void parse_procCpuinfo_takesTheFirstProcessorsFlags() {
        assertThat(CpuFlags.parse(Stream.of("processor\t: 0", "flags\t\t: fpu avx2", "flags\t\t: sse2")))
                .containsExactlyInAnyOrder("fpu", "avx2");
        assertThat(CpuFlags.parse(Stream.of("Features\t: fp asimd"))).isEmpty();
    }

    @Test
    void provenBy_levelOfTheJvm_coversTheBuildsOfThatLevel() {
        assertThat(NativeBuild.choose(CpuFlags.provenBy(3), build -> true)).isEqualTo(NativeBuild.AVX512);
        assertThat(NativeBuild.choose(CpuFlags.provenBy(2), build -> true)).isEqualTo(NativeBuild.AVX2);
        assertThat(NativeBuild.choose(CpuFlags.provenBy(1), build -> true)).isEqualTo(NativeBuild.PLAIN);
    }
}
