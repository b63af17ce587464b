package io.sotto.model.dl4j;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/** The builds of ND4J's native library, fastest first. */
enum NativeBuild {
    AVX512("-onednn-avx512", "AVX-512", Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl")),
    AVX2("-onednn-avx2", "AVX2", Set.of("avx2", "fma", "f16c")),
    PLAIN("", "any CPU of this family", Set.of());

    private final String extension;
    private final String instructionSet;
    private final Set<String> neededFlags;

    NativeBuild(String extension, String instructionSet, Set<String> neededFlags) {
        this.extension = extension;
        this.instructionSet = instructionSet;
        this.neededFlags = neededFlags;
    }

    /** What JavaCPP appends to the platform's name, which is the Maven classifier's ending. */
    String extension() {
        return extension;
    }

    /** What the build was compiled for, in words. */
    String instructionSet() {
        return instructionSet;
    }

    /** The CPU's flags without which its code would stop the process. */
    Set<String> neededFlags() {
        return neededFlags;
    }

    /**
     * The fastest build that the CPU can execute and that is there to be loaded.
     *
     * @param cpuFlags as Linux names them
     * @param isPresent whether the build is on the class path
     */
    static NativeBuild choose(Set<String> cpuFlags, Predicate<NativeBuild> isPresent) {
        return Arrays.stream(values())
                .filter(build -> cpuFlags.containsAll(build.neededFlags))
                .filter(isPresent)
                .findFirst()
                .orElse(PLAIN);
    }
}
