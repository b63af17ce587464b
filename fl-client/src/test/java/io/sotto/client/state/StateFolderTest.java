package io.sotto.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    private static final byte[] TOKEN = new byte[32];

    static {
        Arrays.fill(TOKEN, (byte) 0xA5);
    }

    @TempDir
    private Path temporary;

    @Test
    void open_newFolder_isForItsOwnerAlone() throws IOException {
        Path folder = temporary.resolve("a/b");

        StateFolder.open(folder).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void open_folderInUse_isRefusedUntilItIsClosed() {
        try (StateFolder first = StateFolder.open(temporary)) {
            assertThat(first.modelFile()).isEqualTo(temporary.resolve("model.sotto"));
            assertThatThrownBy(() -> StateFolder.open(temporary))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(temporary + ": another client uses this folder: give each client its own with --state");
        }
        StateFolder.open(temporary).close();
    }

    @Test
    void open_file_isRefused() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> StateFolder.open(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("%s: expected a folder, found a file", file);
    }

    @Test
    void session_saved_isLoadedForTheSameServerAlone() throws IOException {
        Path file = temporary.resolve("session");
        new SessionFile(file, "[::1]:8443").save(TOKEN);

        assertThat(new SessionFile(file, "[::1]:8443").load()).contains(TOKEN);
        assertThat(new SessionFile(file, "elsewhere:8443").load()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void session_missingOrDamagedFile_isNone() throws IOException {
        Path file = temporary.resolve("session");
        SessionFile session = new SessionFile(file, "a:1");
        assertThat(session.load()).isEmpty();

        for (String damaged : new String[] {"", "token=%%%\nserver=a\\:1", "token=AAAA\nserver=a\\:1", "\\u00zz"}) {
            Files.writeString(file, damaged);
            assertThat(session.load()).as(damaged).isEmpty();
        }
    }
}
