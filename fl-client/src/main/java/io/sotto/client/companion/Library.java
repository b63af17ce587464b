package io.sotto.client.companion;

import io.sotto.client.companion.contract.ImportAnswer;
import io.sotto.client.companion.contract.LibraryAnswer;
import io.sotto.client.companion.contract.ListFormat;
import io.sotto.client.library.ImportedList;
import io.sotto.client.library.LibrarySource;
import io.sotto.client.library.M3uFile;
import io.sotto.client.library.SongCsv;
import io.sotto.client.library.Track;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where one person's songs come from, and how they sound. Thread-safe. */
public final class Library implements AutoCloseable {
    private final Vault vault;
    private final InstantSource clock;
    private final Songs songs;
    private final Sounds sounds = new Sounds();
    private final Refreshing refreshing;

    /** @param interval between refreshes of folders and feeds; zero is never */
    Library(Vault vault, Supplier<Duration> interval, Events events, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
        this.songs = new Songs(vault, clock);
        this.refreshing = new Refreshing(vault.sources(), interval, events, clock);
        refreshing.beside(vault.songs()::prepare);
    }

    public Songs songs() {
        return songs;
    }

    /** @throws CompanionException if there is none of this id, it is a link, or its file is gone */
    public Sound sound(long id) {
        return sounds.of(songs.track(id));
    }

    /** These songs will probably be heard, in this order. */
    void expect(List<Long> ids) {
        sounds.expect(vault.songs().find(ids));
    }

    public LibraryAnswer overview(int refreshHours) {
        List<LibrarySource> sources = vault.sources().sources();
        return new LibraryAnswer(
                songs.count(),
                vault.songs().count(Track::playable),
                sources.stream()
                        .filter(source -> source.kind() == LibrarySource.Kind.FOLDER)
                        .map(LibraryAnswer.Folder::of)
                        .toList(),
                sources.stream()
                        .filter(source -> source.kind() == LibrarySource.Kind.FEED)
                        .map(LibraryAnswer.Feed::of)
                        .toList(),
                refreshHours,
                refreshing.progress());
    }

    /**
     * Adds a folder of audio files and reads it beside other work.
     *
     * @param emotion what all its songs are for; null where each says itself
     */
    public long addFolder(String path, @Nullable Emotion emotion) {
        return refreshing.addFolder(path, emotion);
    }

    /** Adds a feed and reads it beside other work, as {@link #addFolder} does. */
    public long addFeed(String address, @Nullable Emotion emotion) {
        return refreshing.addFeed(address, emotion);
    }

    /** Reads folders and feeds again, beside other work. */
    public void refresh() {
        refreshing.all();
    }

    /**
     * Imports a list of songs.
     *
     * @throws InvalidInputException if it is no such list at all; lines that do not fit are passed over and told
     */
    public ImportAnswer importList(ListFormat format, String text) {
        ImportedList list =
                format == ListFormat.CSV ? SongCsv.read(text, "list", null) : M3uFile.read(text, "list", null, null);
        return ImportAnswer.of(vault.songs().addAll(list.tracks(), clock.instant()), list.problems());
    }

    /** Forgets a folder or feed and its songs. */
    public void forget(long source) {
        if (!vault.sources().remove(source)) {
            throw new CompanionException(
                    FailureCode.NOT_FOUND, "library: expected a folder or feed, found none of id " + source);
        }
    }

    /** Whether a feed comes from a host. */
    boolean fetchesFrom(String host) {
        return vault.sources().sources().stream()
                .filter(source -> source.kind() == LibrarySource.Kind.FEED)
                .anyMatch(feed -> host.equals(host(feed.address())));
    }

    /** Null if the feed is a file here. */
    private static @Nullable String host(String address) {
        try {
            return new URI(address).getHost();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    @Override
    public void close() {
        sounds.close();
        refreshing.close();
    }
}
