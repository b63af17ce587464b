package io.sotto.client.vault;

import io.sotto.client.library.Playlist;
import io.sotto.client.library.Track;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Playlists: the general one, one an emotion, and the person's own. A song is in a playlist once. Songs that are missing for
 * now keep their places and are not shown. Thread-safe.
 */
public final class PlaylistStore {
    private static final String SELECT = """
            SELECT id, kind, emotion, name,
                   (SELECT COUNT(*) FROM playlist_track t JOIN track s ON s.id = t.track
                    WHERE t.playlist = p.id AND s.presence = 'HERE') songs
            FROM playlist p
            """;

    private final Database database;
    private final Erasure erasure;
    private final SongStore songs;

    PlaylistStore(Database database, Erasure erasure, SongStore songs) {
        this.database = database;
        this.erasure = erasure;
        this.songs = songs;
    }

    /** The general one, those of the emotions, then the person's own in the order in which they were made. */
    public List<Playlist> all() {
        return database.read(handle -> handle.createQuery(SELECT + " ORDER BY id")
                .map((row, context) -> playlist(row))
                .list());
    }

    public Optional<Playlist> find(long id) {
        return database.read(handle -> handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> playlist(row))
                .findOne());
    }

    /** The playlist of an emotion. */
    public Playlist of(Emotion emotion) {
        return byLabel(emotion.label());
    }

    /** The playlist for any emotion. */
    public Playlist general() {
        return byLabel(null);
    }

    /**
     * Makes an own playlist.
     *
     * @throws InvalidInputException if the name is empty or too long
     */
    public Playlist create(String name) {
        String fitting = checked(name);
        long id =
                database.write(handle -> handle.createUpdate("INSERT INTO playlist (kind, name) VALUES ('OWN', :name)")
                        .bind("name", fitting)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
        return new Playlist(id, Playlist.Kind.OWN, null, fitting, 0);
    }

    /**
     * Gives an own playlist another name; nothing if there is no own playlist of this id.
     *
     * @throws InvalidInputException if the name is empty or too long
     */
    public Optional<Playlist> rename(long id, String name) {
        String fitting = checked(name);
        int changed = database.write(
                handle -> handle.createUpdate("UPDATE playlist SET name = :name WHERE id = :id AND kind = 'OWN'")
                        .bind("name", fitting)
                        .bind("id", id)
                        .execute());
        return changed == 0 ? Optional.empty() : find(id);
    }

    /** Deletes an own playlist, in the file as well; its songs stay in the library. Whether there was one. */
    public boolean delete(long id) {
        return erasure.erase(handle -> handle.createUpdate("DELETE FROM playlist WHERE id = :id AND kind = 'OWN'")
                        .bind("id", id)
                        .execute())
                > 0;
    }

    /** Its songs in order; none if there is no such playlist. */
    public List<Track> tracks(long id) {
        return songs.find(database.read(handle -> PlaylistRows.tracks(handle, id)));
    }

    /** The songs of an emotion's playlist, in order. */
    public List<Track> on(Emotion emotion) {
        return songs.find(database.read(handle -> PlaylistRows.tracks(handle, PlaylistRows.of(handle, emotion))));
    }

    /** Sets its songs and their order; ids of no song are passed over. Does nothing if there is no such playlist. */
    public void setTracks(long id, List<Long> tracks) {
        List<Long> known = known(tracks);
        if (find(id).isPresent()) {
            database.change(handle -> PlaylistRows.replace(handle, id, known));
        }
    }

    /** Adds songs at its end; those that are in it stay where they are. Does nothing if there is no such playlist. */
    public void append(long id, List<Long> tracks) {
        List<Long> known = known(tracks);
        if (find(id).isPresent()) {
            database.change(handle -> PlaylistRows.append(handle, id, known));
        }
    }

    private List<Long> known(List<Long> tracks) {
        return songs.find(tracks).stream().map(Track::id).toList();
    }

    private Playlist byLabel(@Nullable Integer label) {
        long id = database.read(handle -> PlaylistRows.ofLabel(handle, label));
        return find(id).orElseThrow(() -> new AssertionError("the migration makes it and nothing deletes it"));
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > Playlist.LONGEST_NAME) {
            throw new InvalidInputException("playlist's name: expected 1 to %d characters, found %d"
                    .formatted(Playlist.LONGEST_NAME, stripped.length()));
        }
        return stripped;
    }

    private static Playlist playlist(ResultSet row) throws SQLException {
        return new Playlist(
                row.getLong("id"),
                Playlist.Kind.valueOf(row.getString("kind")),
                Columns.emotion(row, "emotion"),
                row.getString("name"),
                row.getInt("songs"));
    }
}
