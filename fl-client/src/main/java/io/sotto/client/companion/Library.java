package io.sotto.client.companion;

import io.sotto.client.companion.contract.ImportAnswer;
import io.sotto.client.companion.contract.Json;
import io.sotto.client.companion.contract.LibraryAnswer;
import io.sotto.client.companion.contract.ListFormat;
import io.sotto.client.companion.contract.NewLink;
import io.sotto.client.companion.contract.SongAnswer;
import io.sotto.client.companion.contract.SongChange;
import io.sotto.client.companion.contract.SongsAnswer;
import io.sotto.client.library.ImportedList;
import io.sotto.client.library.LibrarySource;
import io.sotto.client.library.M3uFile;
import io.sotto.client.library.SongCsv;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSource;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One person's songs. Thread-safe. */
public final class Library implements AutoCloseable {
    private final Vault vault;
    private final InstantSource clock;
    private final Sounds sounds = new Sounds();
    private final Refreshing refreshing;

    /** @param interval between refreshes of folders and feeds; zero is never */
    Library(Vault vault, Supplier<Duration> interval, Events events, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
        StarterPieces.addTo(vault, clock.instant());
        this.refreshing = new Refreshing(vault.sources(), interval, events, clock);
        refreshing.beside(vault.songs()::prepare);
    }

    public SongsAnswer search(TrackQuery query) {
        return SongsAnswer.of(vault.songs().search(query));
    }

    public int count() {
        return vault.songs().count();
    }

    /** @throws CompanionException if there is none of this id */
    public SongAnswer song(long id) {
        return SongAnswer.of(track(id));
    }

    /** Adds a song that is a link. */
    public SongAnswer add(NewLink link) {
        TrackDetails details = fitting(() -> TrackDetails.of(
                link.title(),
                Objects.requireNonNullElse(link.artist(), ""),
                Objects.requireNonNullElse(link.genre(), ""),
                Objects.requireNonNullElse(link.year(), 0),
                link.emotion()));
        return SongAnswer.of(
                vault.songs().add(new TrackDraft(TrackSource.LINK, link.link(), details), clock.instant()));
    }

    /**
     * Changes what is known of a song; names that are left out stay.
     *
     * @param change a JSON object
     */
    public SongAnswer change(long id, byte[] change) {
        Track track = track(id);
        SongChange changed = Json.changed(SongChange.of(track), change, SongChange.class, "song");
        TrackDetails known = track.details();
        TrackDetails details = fitting(() -> new TrackDetails(
                changed.title(),
                Objects.requireNonNullElse(changed.artist(), ""),
                known.album(),
                Objects.requireNonNullElse(changed.genre(), ""),
                Objects.requireNonNullElse(changed.year(), 0),
                known.seconds(),
                known.emotion(),
                known.mood()));
        if (!Objects.equals(changed.emotion(), known.emotion())) {
            details = details.withEmotion(changed.emotion());
        }
        if (!details.equals(known)) {
            vault.songs().update(id, details);
        }
        if (changed.favourite() != track.favourite()) {
            vault.songs().setFavourite(id, changed.favourite());
        }
        return song(id);
    }

    /** @throws CompanionException if there is none of this id */
    public void delete(long id) {
        if (vault.songs().delete(List.of(id)) == 0) {
            throw noSong(id);
        }
    }

    /** How many of them there were; files stay. */
    public int delete(Collection<Long> ids) {
        return vault.songs().delete(ids);
    }

    /** @throws CompanionException if there is none of this id, it is a link, or its file is gone */
    public Sound sound(long id) {
        return sounds.of(track(id));
    }

    /** These songs will probably be heard, in this order. */
    void expect(List<Long> songs) {
        sounds.expect(vault.songs().find(songs));
    }

    public LibraryAnswer overview(int refreshHours) {
        List<LibrarySource> sources = vault.sources().sources();
        return new LibraryAnswer(
                vault.songs().count(),
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

    /** What is fetched from a host, in a word. */
    Optional<String> purpose(String host) {
        return vault.sources().sources().stream()
                        .anyMatch(source -> source.address().contains("://" + host))
                ? Optional.of("feed")
                : Optional.empty();
    }

    @Override
    public void close() {
        sounds.close();
        refreshing.close();
    }

    static CompanionException noSong(long id) {
        return new CompanionException(FailureCode.NOT_FOUND, "songs: expected one, found none of id " + id);
    }

    private Track track(long id) {
        return vault.songs().find(id).orElseThrow(() -> noSong(id));
    }

    private interface Making {
        TrackDetails make();
    }

    private static TrackDetails fitting(Making making) {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("song: " + e.getMessage(), e);
        }
    }
}
