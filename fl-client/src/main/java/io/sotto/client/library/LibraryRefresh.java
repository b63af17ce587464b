package io.sotto.client.library;

import io.sotto.model.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Brings the library up to date with its folders and feeds, one at a time. Thread-safe. */
public final class LibraryRefresh {
    private static final ImportCount NOTHING = new ImportCount(0, 0, 0);

    private final Shelf shelf;
    private final FeedReader feeds;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** Refreshes what a shelf holds. */
    public LibraryRefresh(Shelf shelf, FeedReader feeds, InstantSource clock) {
        this.shelf = shelf;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Reads all sources again. */
    public List<RefreshReport> all(ReadingProgress progress) {
        return shelf.sources().stream().map(source -> one(source, progress)).toList();
    }

    /** Reads those sources again that were read longest ago. */
    public List<RefreshReport> due(Duration interval, ReadingProgress progress) {
        Instant now = clock.instant();
        return shelf.sources().stream()
                .filter(source -> isDue(source, interval, now))
                .map(source -> one(source, progress))
                .toList();
    }

    /** Reads a source again. One that cannot be read keeps its songs, and its trouble is noted. */
    public RefreshReport one(LibrarySource source, ReadingProgress progress) {
        oneAtATime.lock();
        try {
            Harvest harvest = harvest(source, progress);
            ImportCount count = shelf.accept(source.id(), harvest, clock.instant());
            return new RefreshReport(source, count, harvest.problems(), null);
        } catch (InvalidInputException e) {
            String trouble = String.valueOf(e.getMessage());
            shelf.refused(source.id(), trouble, clock.instant());
            return new RefreshReport(source, NOTHING, List.of(), trouble);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Harvest harvest(LibrarySource source, ReadingProgress progress) {
        return switch (source.kind()) {
            case FOLDER ->
                new FolderScan(Path.of(source.address()), source.emotion()).scan(shelf.stamps(source.id()), progress);
            case FEED -> {
                ImportedList list = feeds.read(source.address(), source.emotion());
                progress.progressed(list.tracks().size(), list.tracks().size());
                yield new Harvest(list.tracks(), Set.of(), list.problems());
            }
        };
    }

    /** A clock that was set back does not put a refresh off for good. */
    private static boolean isDue(LibrarySource source, Duration interval, Instant now) {
        Instant last = source.refreshed();
        return last == null || last.isAfter(now) || !last.plus(interval).isAfter(now);
    }
}
