package io.sotto.client.companion;

import io.sotto.client.companion.contract.LibraryProgress;
import io.sotto.client.library.FeedReader;
import io.sotto.client.library.LibraryRefresh;
import io.sotto.client.library.LibrarySource;
import io.sotto.client.library.RefreshReport;
import io.sotto.client.library.RefreshSchedule;
import io.sotto.client.vault.SourceStore;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads folders and feeds on a thread of its own, when asked and as often as the person wants. Thread-safe. */
final class Refreshing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);
    private static final Duration BETWEEN_TELLING = Duration.ofMillis(200);
    private static final int TOLD_PROBLEMS = 100;
    private static final int PATIENCE_SECONDS = 10;

    private final SourceStore sources;
    private final LibraryRefresh refresh;
    private final Events events;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "library");
        made.setDaemon(true);
        return made;
    });
    private volatile LibraryProgress progress = LibraryProgress.NONE;
    private Instant told = Instant.EPOCH;

    /** @param interval between refreshes; zero is never */
    Refreshing(SourceStore sources, Supplier<Duration> interval, Events events, InstantSource clock) {
        this.sources = sources;
        this.refresh = new LibraryRefresh(sources, FeedReader.standard(), clock);
        this.events = events;
        this.clock = clock;
        new RefreshSchedule(refresh, interval, this::done).start(thread);
    }

    /**
     * Adds a folder and reads it.
     *
     * @throws InvalidInputException if it is none
     */
    long addFolder(String path, @Nullable Emotion emotion) {
        Path folder = path(path);
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new InvalidInputException(
                    "path: expected a folder that can be read, found none at '%s'".formatted(path));
        }
        return add(LibrarySource.Kind.FOLDER, folder.toString(), emotion);
    }

    /**
     * Adds a feed and reads it.
     *
     * @throws InvalidInputException if it is neither an address nor a file
     */
    long addFeed(String address, @Nullable Emotion emotion) {
        if (FeedReader.isWeb(address)) {
            return add(LibrarySource.Kind.FEED, address, emotion);
        }
        Path file = path(address);
        if (!Files.isReadable(file)) {
            throw new InvalidInputException(
                    "address: expected an http or https address or a file that can be read, found '%s'"
                            .formatted(address));
        }
        return add(LibrarySource.Kind.FEED, file.toString(), emotion);
    }

    /** Does something of the library on its thread. */
    void beside(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("the library was not read: {}", e.getMessage());
            }
        });
    }

    /** Reads all again. */
    void all() {
        thread.execute(() -> read(sources.sources()));
    }

    LibraryProgress progress() {
        return progress;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a folder or feed is still being read; what it brings is not kept");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long add(LibrarySource.Kind kind, String address, @Nullable Emotion emotion) {
        LibrarySource source = sources.add(kind, address, emotion);
        thread.execute(() -> read(List.of(source)));
        return source.id();
    }

    private void read(List<LibrarySource> wanted) {
        try {
            List<RefreshReport> reports = wanted.stream()
                    .map(source -> refresh.one(source, (done, total) -> tell(source, done, total)))
                    .toList();
            done(reports);
        } catch (RuntimeException e) {
            LOG.warn("the library was not refreshed: {}", e.getMessage());
            progress = new LibraryProgress(false, null, 0, null, List.of(String.valueOf(e.getMessage())));
            events.tell("library", this::progress);
        }
    }

    private void tell(LibrarySource source, int done, int total) {
        progress = new LibraryProgress(true, source.address(), done, total, List.of());
        Instant now = clock.instant();
        if (!now.isBefore(told.plus(BETWEEN_TELLING))) {
            told = now;
            events.tell("library", this::progress);
        }
    }

    private void done(List<RefreshReport> reports) {
        List<String> problems = reports.stream()
                .flatMap(Refreshing::problems)
                .limit(TOLD_PROBLEMS)
                .toList();
        int tracks = reports.stream()
                .mapToInt(report -> report.count().added() + report.count().updated())
                .sum();
        progress = new LibraryProgress(false, null, tracks, null, problems);
        events.tell("library", this::progress);
    }

    private static Stream<String> problems(RefreshReport report) {
        Stream<String> passedOver = report.problems().stream().map(problem -> problem.toString());
        return report.trouble() == null ? passedOver : Stream.concat(Stream.of(report.trouble()), passedOver);
    }

    private static Path path(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            throw new InvalidInputException("path: expected an absolute path, found something else", e);
        }
        throw new InvalidInputException("path: expected an absolute path, found '%s'".formatted(text));
    }
}
