package io.sotto.model.dl4j;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the CPU can execute, as the names that Linux lists under {@code flags}. */
final class CpuFlags {
    private CpuFlags() {}

    /** The flags of this machine; elsewhere than on Linux those that the JVM's own use of vectors proves. */
    static Set<String> ofThisMachine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return parse(lines);
        } catch (IOException notLinux) {
            return provenBy(vectorLevelOfJvm());
        }
    }

    /** The flags of the first processor in the text of {@code /proc/cpuinfo}. */
    static Set<String> parse(Stream<String> lines) {
        return lines
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
                .stream()
                .flatMap(Arrays::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param level HotSpot's {@code UseAVX}: 2 means AVX2, 3 AVX-512 */
    static Set<String> provenBy(int level) {
        Stream<NativeBuild> proven = switch (level) {
            case 3 -> Stream.of(NativeBuild.AVX2, NativeBuild.AVX512);
            case 2 -> Stream.of(NativeBuild.AVX2);
            default -> Stream.of();
        };
        return proven.flatMap(build -> build.neededFlags().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static int vectorLevelOfJvm() {
        try {
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotSpot == null
                    ? 0
                    : Integer.parseInt(hotSpot.getVMOption("UseAVX").getValue());
        } catch (IllegalArgumentException noSuchOption) {
            return 0;
        }
    }
}
