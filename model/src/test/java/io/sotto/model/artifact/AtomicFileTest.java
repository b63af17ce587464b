package io.sotto.model.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] NEW = "new".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void write_newFile_holdsTheContent() throws IOException {
        Path file = folder.resolve("a");

        AtomicFile.write(file, out -> out.write(NEW));

        assertThat(file).hasBinaryContent(NEW);
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void write_diskFullHalfWay_leavesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(NEW);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    /** A kill leaves a part behind; the next writer takes its place. */
    @Test
    void write_partLeftByAKill_isReplaced() throws IOException {
        Files.write(folder.resolve(".a.part"), new byte[1_000_000]);

        AtomicFile.write(folder.resolve("a"), out -> out.write(NEW));

        assertThat(folder.resolve("a")).hasBinaryContent(NEW);
        assertThat(folder.resolve(".a.part")).doesNotExist();
    }

    @Test
    void write_whileWriting_keepsTheOldFileInPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");

        AtomicFile.write(file, out -> {
            out.write(NEW);
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasBinaryContent(NEW);
    }

    /** Even where a kill left a part that all may read. */
    @Test
    void writePrivately_fromTheFirstByteOn_isForTheOwnerAlone() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path part = Files.writeString(folder.resolve(".a.part"), "left");
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-rw-rw-"));

        AtomicFile.writePrivately(folder.resolve("a"), out -> {
            out.write(NEW);
            assertThat(permissions(part)).isEqualTo("rw-------");
        });

        assertThat(permissions(folder.resolve("a"))).isEqualTo("rw-------");
        assertThat(folder.resolve("a")).hasBinaryContent(NEW);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
