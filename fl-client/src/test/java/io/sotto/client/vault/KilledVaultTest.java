package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.Emotion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, killed at moments drawn from a seed in the middle of imports and deletions. */
class KilledVaultTest {
    private static final int LATEST_MILLIS = 1000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"import", "delete"})
    void vault_killedTwice_hasEachListWhollyOrNot(String work) throws IOException, InterruptedException {
        kill(work, 2);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"import", "delete"})
    void vault_killedTwentyTimes_hasEachListWhollyOrNot(String work) throws IOException, InterruptedException {
        kill(work, 20);
    }

    private void kill(String work, int times) throws IOException, InterruptedException {
        System.out.println("seed 12");
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < times; i++) {
            Path vault = Files.createDirectory(folder.resolve(String.valueOf(i)));
            int done = killed(vault, work, random.nextInt(LATEST_MILLIS));
            requireWhole(vault, work, done);
        }
    }

    /** How many lists were done. */
    private static int killed(Path vault, String work, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyVault.class.getName(),
                        vault.toString(),
                        work)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (!"> begins".equals(line)) {
                assertThat(line).isNotNull();
                line = lines.readLine();
            }
            boolean ignored = process.waitFor(millis, TimeUnit.MILLISECONDS);
            boolean killed = process.toHandle().destroyForcibly();
            assertThat(killed).isTrue();
            return (int) lines.lines().filter(said -> said.startsWith("> ")).count();
        } finally {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void requireWhole(Path folder, String work, int done) {
        try (Vault vault = TestVaults.open(folder)) {
            List<Integer> songs = IntStream.range(0, BusyVault.LISTS)
                    .map(list -> BusyVault.ids(vault, list).size())
                    .boxed()
                    .toList();
            int after = work.equals("delete") ? 0 : BusyVault.SONGS;
            int before = BusyVault.SONGS - after;
            assertThat(songs.subList(0, done)).allMatch(count -> count == after);
            if (done < BusyVault.LISTS) {
                assertThat(songs.get(done)).isIn(before, after);
                assertThat(songs.subList(done + 1, BusyVault.LISTS)).allMatch(count -> count == before);
            }
            assertThat(vault.playlists().of(Emotion.HAPPY).songs())
                    .isEqualTo(vault.songs().count());
        }
    }
}
