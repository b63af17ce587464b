package io.sotto.client.companion.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A companion that was started before, and a person at its page; each is there from the first time it is asked for. */
final class SharedVisit implements AutoCloseable {
    private final Supplier<Chromium> chromium;
    private @Nullable Path home;
    private @Nullable Device device;
    private @Nullable Visit visit;

    SharedVisit(Supplier<Chromium> chromium) {
        this.chromium = chromium;
    }

    Device device() {
        if (device == null) {
            home = temporaryFolder();
            device = Device.started(home);
        }
        return device;
    }

    Visit visit() {
        if (visit == null) {
            // The browser first: where there is none, no companion is started for it.
            Chromium browser = chromium.get();
            visit = Visit.to(browser, device().address());
        }
        return visit;
    }

    @Override
    public void close() {
        try (Device ending = device;
                Visit leaving = visit) {
            visit = null;
            device = null;
        } finally {
            delete(home);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("sotto-page");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
