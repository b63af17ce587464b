package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sotto.client.vault.VaultException.Trouble;
import io.sotto.model.Emotion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that are full: small ones, and, where none can be mounted, a process that may not write files longer than a bound, which
 * meets the same: each write past it fails.
 */
class FullDiskTest {
    @TempDir
    private Path folder;

    private static void isFull(ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOf(VaultException.class)
                .hasMessageContaining(words)
                .extracting(failure -> ((VaultException) failure).trouble())
                .isEqualTo(Trouble.DISK_FULL);
    }

    private static void importSongs(Vault vault, int list, int songs) {
        assertThat(vault.songs()
                        .addAll(ManySongs.of(list, songs), Instant.EPOCH)
                        .added())
                .isEqualTo(songs);
    }

    private Process start(int kibibytes, String what) throws IOException {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        return new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -S -f %d; exec \"$@\"".formatted(kibibytes),
                        "limited",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DiskFiller.class.getName(),
                        folder.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String said(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("> ")) {
                return line.substring(2);
            }
        }
        throw new AssertionError("the process ended before it said so much");
    }

    @Test
    void vault_diskFull_saysSoKeepsAllBeforeAndOpensAgain() throws IOException, InterruptedException {
        Process process = start(600, "faces");
        int kept;
        try (BufferedReader lines = reader(process)) {
            assertThat(said(lines)).isEqualTo("DISK_FULL");
            kept = Integer.parseInt(said(lines));
            assertThat(kept).isPositive();
            assertThat(said(lines)).isEqualTo(String.valueOf(kept));
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        try (Vault vault = TestVaults.open(folder)) {
            assertThat(vault.examples().count()).isEqualTo(kept);
            assertThat(vault.examples().all())
                    .allSatisfy(example -> assertThat(example.face()).isEqualTo(DiskFiller.face(example.id())));
        }
    }

    @Test
    void import_thatFillsTheDisk_isRefusedWhollyAndDoneOnceThereIsRoom() throws IOException, InterruptedException {
        Process process = start(3 << 10, "songs");
        try (BufferedReader lines = reader(process)) {
            assertThat(said(lines)).isEqualTo("50");
            assertThat(said(lines)).isEqualTo("DISK_FULL");
            Process room = new ProcessBuilder("prlimit", "--pid", "" + process.pid(), "--fsize=unlimited").start();
            assertThat(room.waitFor()).isZero();
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(said(lines)).isEqualTo("50");
            assertThat(said(lines)).isEqualTo(String.valueOf(DiskFiller.SONGS));
            assertThat(said(lines)).isEqualTo(String.valueOf(50 + DiskFiller.SONGS));
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        try (Vault vault = TestVaults.open(folder)) {
            assertThat(vault.songs().count()).isEqualTo(50 + DiskFiller.SONGS);
            assertThat(vault.playlists().of(Emotion.HAPPY).songs()).isEqualTo(50 + DiskFiller.SONGS);
        }
    }

    @Test
    void import_tooLargeForTheDisk_isRefusedBeforeItBegins() throws IOException, InterruptedException {
        try (SmallDisk disk = new SmallDisk(folder, 4);
                Vault vault = TestVaults.open(disk.folder())) {
            importSongs(vault, 1, 50);
            long before = vault.lengthBytes();

            isFull(() -> importSongs(vault, 2, DiskFiller.SONGS), "nothing was changed");

            assertThat(vault.lengthBytes()).isEqualTo(before);
            assertThat(vault.songs().count()).isEqualTo(50);
            importSongs(vault, 3, 50);
        }
    }

    @Test
    void change_onAFullDisk_isRefusedUntilThereIsRoom() throws IOException, InterruptedException {
        try (SmallDisk disk = new SmallDisk(folder, 8)) {
            try (Vault vault = TestVaults.open(disk.folder())) {
                disk.leave(256);
                isFull(
                        () -> IntStream.range(0, 1000)
                                .forEach(i ->
                                        vault.examples().add(Instant.EPOCH, DiskFiller.face(i), Emotion.SAD, null)),
                        "the disk is full");
                disk.makeRoom();
                int kept = vault.examples().count();
                vault.examples().add(Instant.EPOCH, DiskFiller.face(0), Emotion.SAD, null);
                assertThat(vault.examples().count()).isEqualTo(kept + 1);
                disk.leave(0);
            }
            disk.makeRoom();
            try (Vault vault = TestVaults.open(disk.folder())) {
                assertThat(vault.examples().count()).isPositive();
            }
        }
    }

    @Test
    void vault_onADiskWithoutAByte_saysWhatOpeningTakesAndOpensOnceThereIsRoom()
            throws IOException, InterruptedException {
        try (SmallDisk disk = new SmallDisk(folder, 8)) {
            try (Vault vault = TestVaults.open(disk.folder())) {
                importSongs(vault, 1, 50);
            }
            disk.leave(0);
            isFull(() -> TestVaults.open(disk.folder()), "to open it again takes some hundred KiB");

            disk.makeRoom();
            try (Vault vault = TestVaults.open(disk.folder())) {
                assertThat(vault.songs().count()).isEqualTo(50);
            }
        }
    }

    @Test
    void deletion_withoutRoomToRewriteTheFile_saysSoAndIsFinishedOnceThereIsRoom()
            throws IOException, InterruptedException {
        try (SmallDisk disk = new SmallDisk(folder, 8)) {
            try (Vault vault = TestVaults.open(disk.folder())) {
                IntStream.range(0, 150)
                        .forEach(i -> vault.examples().add(Instant.EPOCH, DiskFiller.face(i), Emotion.SAD, null));
                disk.leave(200);
                isFull(() -> vault.examples().delete(8), "can still read it");
                assertThat(vault.examples().count()).isEqualTo(149);
            }
            try (Vault vault = TestVaults.open(disk.folder())) {
                assertThat(vault.examples().count()).isEqualTo(149);
            }
            assertThat(Traces.of(DiskFiller.face(7).toBytes(), TestVaults.plainBytes(disk.folder())))
                    .isPositive();

            disk.makeRoom();
            TestVaults.open(disk.folder()).close();

            assertThat(Traces.of(DiskFiller.face(7).toBytes(), TestVaults.plainBytes(disk.folder())))
                    .isZero();
        }
    }

    @Test
    void roomOfAnImport_coversWhatTheFileGrowsBy() {
        try (Vault vault = TestVaults.open(folder)) {
            long before = vault.lengthBytes();
            importSongs(vault, 1, 3000);

            assertThat(vault.lengthBytes() - before).isLessThan(TrackImport.roomBytes(ManySongs.of(1, 3000)));
        }
    }
}
