package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may not write files longer than a bound meets what a full disk is: each write past it fails. */
class FullDiskTest {
    private static final int KIB = 600;

    @TempDir
    private Path folder;

    @Test
    void vault_diskFull_saysSoKeepsAllBeforeAndOpensAgain() throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f %d; exec \"$@\"".formatted(KIB),
                        "limited",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DiskFiller.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        List<String> lines =
                output.lines().filter(line -> line.startsWith("> ")).toList();
        assertThat(lines).as(output).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("> DISK_FULL");
        int kept = Integer.parseInt(lines.get(1).substring(2));
        assertThat(kept).isPositive();
        assertThat(lines.get(2)).isEqualTo("> " + kept);

        try (Vault vault = TestVaults.open(folder)) {
            assertThat(vault.examples().count()).isEqualTo(kept);
            assertThat(vault.examples().all())
                    .allSatisfy(example -> assertThat(example.face()).isEqualTo(DiskFiller.face(example.id())));
        }
    }
}
