package io.sotto.client.vault;

import io.sotto.client.library.ImportCount;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackPage;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSort;
import io.sotto.client.music.Mood;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The library. Questions are answered from memory, changes are on the disk when they return. Thread-safe. */
public final class SongStore {
    private final Database database;
    private final Erasure erasure;
    private @Nullable TrackIndex index;
    private int indexedFailures;

    SongStore(Database database, Erasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    /** Reads the library into memory and orders it, so that the first question needs not wait for it. */
    public void prepare() {
        TrackPage ignored = index().search(new TrackQuery("", null, false, null, TrackSort.TITLE, 0, 1));
    }

    /** How many songs there are. */
    public int count() {
        return index().size();
    }

    /** How many songs are of a kind. */
    public int count(Predicate<Track> admitted) {
        return index().count(admitted);
    }

    public Optional<Track> find(long id) {
        return index().find(id);
    }

    /** The songs that go by these ids, in their order; ids of none are passed over. */
    public List<Track> find(List<Long> ids) {
        TrackIndex tracks = index();
        return ids.stream().map(tracks::find).flatMap(Optional::stream).toList();
    }

    public TrackPage search(TrackQuery query) {
        return index().search(query);
    }

    /**
     * The songs whose mood is nearest, nearest first.
     *
     * @param count how many at most, 1 or more
     * @param random decides among those that are as near
     */
    public List<Track> nearest(Mood mood, int count, RandomGenerator random) {
        return index().nearest(mood, count, random);
    }

    /** Adds a song, or takes over what is new of it if the library has its location already. */
    public Track add(TrackDraft draft, Instant at) {
        addAll(List.of(draft), at);
        return database.read(handle -> TrackTable.byLocation(handle, List.of(draft.location()))
                .values()
                .iterator()
                .next()
                .track());
    }

    /**
     * Adds songs, or takes over what is new of those whose location the library has; what a person changed stays. A song with
     * an emotion goes into that emotion's playlist as well, one without into the general one. All of them, or none.
     */
    public ImportCount addAll(List<TrackDraft> drafts, Instant at) {
        database.requireRoom(TrackImport.roomBytes(drafts));
        ImportCount count = database.write(handle -> new TrackImport(handle, null, at).accept(drafts));
        changed();
        return count;
    }

    /**
     * Sets what a person says of a song; no refresh changes it any more. With another emotion it moves from the playlist of the
     * old one to that of the new.
     *
     * @return the song after the change, or nothing if there is none of this id
     */
    public Optional<Track> update(long id, TrackDetails details) {
        Optional<Track> known = find(id);
        known.ifPresent(track -> {
            database.change(handle -> {
                String stamp = handle.createQuery("SELECT stamp FROM track WHERE id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .one();
                TrackTable.update(
                        handle,
                        List.of(new TrackTable.Row(with(track, details), stamp, true, TrackTable.Presence.HERE, null)));
                PlaylistRows.move(handle, id, track.details().emotion(), details.emotion());
            });
            index().put(List.of(with(track, details)));
        });
        return find(id);
    }

    /** Marks a song as a favourite, or no longer. */
    public Optional<Track> setFavourite(long id, boolean favourite) {
        return change(id, favourite, 0);
    }

    /** Counts that a song was begun. */
    public Optional<Track> countPlay(long id) {
        return find(id).flatMap(track -> change(id, track.favourite(), 1));
    }

    /**
     * Takes songs out of the library and all playlists, with the reactions to them; they are gone from the database file as well
     * when it returns. Files stay. Of a song in a folder or feed of the library its location remains, so that it does not come
     * back with the next refresh.
     *
     * @return how many there were
     */
    public int delete(Collection<Long> ids) {
        List<Long> known =
                ids.stream().distinct().filter(id -> find(id).isPresent()).toList();
        if (known.isEmpty()) {
            return 0;
        }
        try {
            return erasure.erase(handle -> delete(handle, known));
        } finally {
            changed();
        }
    }

    /** Whatever was changed without this store's doing is read again when it is asked for next. */
    synchronized void changed() {
        index = null;
    }

    private static int delete(Handle handle, List<Long> ids) {
        for (String statement : List.of(
                "DELETE FROM playlist_track WHERE track = :id",
                "DELETE FROM feedback WHERE track = :id",
                "UPDATE track SET presence = 'REMOVED', favourite = FALSE, plays = 0, title = '-', artist = '', album = '',"
                        + " genre = '', edited = FALSE WHERE id = :id AND source IS NOT NULL",
                "DELETE FROM track WHERE id = :id AND source IS NULL")) {
            PreparedBatch batch = handle.prepareBatch(statement);
            ids.forEach(id -> batch.bind("id", id).add());
            batch.execute();
        }
        return ids.size();
    }

    private Optional<Track> change(long id, boolean favourite, int plays) {
        Optional<Track> known = find(id);
        known.ifPresent(track -> {
            database.change(handle -> handle.createUpdate(
                            "UPDATE track SET favourite = :favourite, plays = plays + :plays WHERE id = :id")
                    .bind("id", id)
                    .bind("plays", plays)
                    .bind("favourite", favourite)
                    .execute());
            index().put(List.of(new Track(
                    id,
                    track.source(),
                    track.location(),
                    track.details(),
                    favourite,
                    track.plays() + plays,
                    track.added())));
        });
        return find(id);
    }

    private static Track with(Track track, TrackDetails details) {
        return new Track(
                track.id(), track.source(), track.location(), details, track.favourite(), track.plays(), track.added());
    }

    private synchronized TrackIndex index() {
        TrackIndex current = index;
        if (current == null || indexedFailures != database.failures()) {
            current = new TrackIndex(database.read(TrackTable::shown));
            indexedFailures = database.failures();
            index = current;
        }
        return current;
    }
}
