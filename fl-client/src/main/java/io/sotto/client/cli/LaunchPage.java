package io.sotto.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of this user alone that leads a browser to the companion. Its address holds the token, and a command line that
 * names the address itself could be read by every user of the machine. It is deleted after a minute, when it is closed, or
 * else by the next one.
 */
final class LaunchPage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LaunchPage.class);

    /** A browser that starts cold on a slow machine has read it by then. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    private static final String BEGINNING = "open";
    private static final String ENDING = ".html";
    private static final String PAGE = """
            <!doctype html><meta charset="utf-8"><title>Sotto</title>
            <meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=%1$s">
            <a href="%1$s">Open the companion</a>
            """;

    private final Path file;

    private LaunchPage(Path file) {
        this.file = file;
    }

    static LaunchPage write(Path folder, String address) {
        return write(folder, address, CompletableFuture.delayedExecutor(LIFE.toSeconds(), TimeUnit.SECONDS));
    }

    /** @param later runs what it is given when the page has lived long enough */
    static LaunchPage write(Path folder, String address, Executor later) {
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            deleteOld(folder);
            Path file = Files.createTempFile(folder, BEGINNING, ENDING, ownerOnly("rw-------"));
            Files.write(file, PAGE.formatted(address).getBytes(StandardCharsets.UTF_8));
            LaunchPage page = new LaunchPage(file);
            later.execute(page::close);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be written to".formatted(folder), e);
        }
    }

    Path file() {
        return file;
    }

    /** Whether the system has something that opens pages. */
    boolean open() {
        try {
            new ProcessBuilder(command(System.getProperty("os.name", "")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.getMessage());
        }
    }

    /** Those of companions that were killed; their tokens are worth nothing any more. */
    private static void deleteOld(Path folder) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, BEGINNING + "*" + ENDING)) {
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<String> command(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", file.toString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", file.toString());
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
