package io.sotto.client.vault;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of its own in memory. Where this process may not mount one, the test is skipped. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final Path filler;

    /** @param folder empty; what is in it lies on the disk until this is closed */
    public SmallDisk(Path folder, int mebibytes) throws IOException, InterruptedException {
        this.folder = folder;
        this.filler = folder.resolve("filler");
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(mebibytes), "tmpfs", folder.toString()))
                .as("a tmpfs can be mounted here")
                .isZero();
    }

    public Path folder() {
        return folder;
    }

    /** Takes all room but this. */
    public void leave(int kibibytes) throws IOException {
        long room = Files.getFileStore(folder).getUsableSpace() - (kibibytes << 10);
        Files.write(filler, new byte[(int) room]);
    }

    /** Gives it back. */
    public void makeRoom() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", folder.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
