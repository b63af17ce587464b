package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchPageTest {
    private static final String ADDRESS = "http://127.0.0.1:7688/#token=secret";

    @TempDir
    private Path folder;

    private final List<Runnable> later = new ArrayList<>();

    @Test
    void page_written_isForItsOwnerAlone() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));

        try (LaunchPage page = LaunchPage.write(folder.resolve("new"), ADDRESS, later::add)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page.file())))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new"))))
                    .isEqualTo("rwx------");
            assertThat(page.file()).content().contains("url=" + ADDRESS, "no-referrer");
        }
    }

    @Test
    void page_afterItsTimeOrWhenClosed_isGone() {
        LaunchPage.write(folder, ADDRESS, later::add);
        assertThat(folder).isNotEmptyDirectory();
        later.forEach(Runnable::run);
        assertThat(folder).isEmptyDirectory();

        LaunchPage closed = LaunchPage.write(folder, ADDRESS, later::add);
        closed.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void page_ofACompanionThatWasKilled_goesWithTheNext() {
        LaunchPage killed = LaunchPage.write(folder, ADDRESS, later::add);

        LaunchPage next = LaunchPage.write(folder, ADDRESS, later::add);

        assertThat(killed.file()).doesNotExist();
        assertThat(next.file()).exists();
    }
}
