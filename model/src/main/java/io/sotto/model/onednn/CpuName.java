package io.sotto.model.onednn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the CPU calls itself: results are the same bit for bit on equal CPUs alone, so provenance names it. */
final class CpuName {
    private CpuName() {}

    /** The model's name on Linux, the system's identifier of the processor on Windows, else the architecture. */
    static String ofThisMachine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElseGet(CpuName::ofSystem);
        } catch (IOException notLinux) {
            return ofSystem();
        }
    }

    private static String ofSystem() {
        return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"))
                .orElseGet(() -> System.getProperty("os.arch"));
    }
}
