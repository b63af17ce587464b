package io.sotto.client.vault;

import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The table of songs, row by row. */
final class TrackTable {
    /** Whether a song is shown; see the migration. */
    enum Presence {
        HERE,
        MISSING,
        REMOVED
    }

    /** A row as an import needs it. */
    record Row(
            Track track,
            String stamp,
            boolean edited,
            Presence presence,
            @Nullable Long source) {}

    private static final String INSERT = """
            INSERT INTO track (kind, location, title, artist, album, genre, released, seconds, emotion, valence, arousal,
                               added, source, stamp)
            VALUES (:kind, :location, :title, :artist, :album, :genre, :released, :seconds, :emotion, :valence, :arousal,
                    :added, :source, :stamp)
            """;
    private static final String UPDATE = """
            UPDATE track SET title = :title, artist = :artist, album = :album, genre = :genre, released = :released,
                             seconds = :seconds, emotion = :emotion, valence = :valence, arousal = :arousal, edited = :edited,
                             stamp = :stamp, presence = 'HERE', source = COALESCE(source, :source)
            WHERE id = :id
            """;

    private TrackTable() {}

    static List<Track> shown(Handle handle) {
        return handle.createQuery("SELECT * FROM track WHERE presence = 'HERE'")
                .setFetchSize(1000)
                .map((row, context) -> track(row))
                .list();
    }

    /** All rows whose location is one of these, by location. */
    static Map<String, Row> byLocation(Handle handle, Collection<String> locations) {
        Map<String, Row> rows = new HashMap<>();
        if (locations.size() > 500) {
            handle.createQuery("SELECT * FROM track")
                    .map((row, context) -> row(row))
                    .forEach(row -> put(rows, row));
            rows.keySet().retainAll(locations);
        } else if (!locations.isEmpty()) {
            handle.createQuery("SELECT * FROM track WHERE location IN (<locations>)")
                    .bindList("locations", List.copyOf(locations))
                    .map((row, context) -> row(row))
                    .forEach(row -> put(rows, row));
        }
        return rows;
    }

    static List<Row> ofSource(Handle handle, long source) {
        return handle.createQuery("SELECT * FROM track WHERE source = :source")
                .bind("source", source)
                .map((row, context) -> row(row))
                .list();
    }

    /** Adds rows, and gives the ids in their order. */
    static List<Long> insert(Handle handle, List<TrackDraft> drafts, @Nullable Long source, Instant at) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (TrackDraft draft : drafts) {
            bind(batch, draft.details())
                    .bind("kind", draft.source().name())
                    .bind("location", draft.location())
                    .bind("added", at.toEpochMilli())
                    .bind("source", source)
                    .bind("stamp", draft.stamp())
                    .add();
        }
        return batch.executePreparedBatch("id").mapTo(Long.class).list();
    }

    /** Replaces what is known of songs, and shows them. */
    static void update(Handle handle, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(UPDATE);
        for (Row row : rows) {
            bind(batch, row.track().details())
                    .bind("id", row.track().id())
                    .bind("edited", row.edited())
                    .bind("stamp", row.stamp())
                    .bind("source", row.source())
                    .add();
        }
        batch.execute();
    }

    static void setPresence(Handle handle, Collection<Long> ids, Presence presence) {
        if (ids.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE track SET presence = :presence WHERE id = :id");
        ids.forEach(id -> batch.bind("presence", presence.name()).bind("id", id).add());
        batch.execute();
    }

    static Track track(ResultSet row) throws SQLException {
        return new Track(
                row.getLong("id"),
                TrackSource.valueOf(row.getString("kind")),
                row.getString("location"),
                new TrackDetails(
                        row.getString("title"),
                        row.getString("artist"),
                        row.getString("album"),
                        row.getString("genre"),
                        row.getInt("released"),
                        row.getInt("seconds"),
                        Columns.emotion(row, "emotion"),
                        Columns.mood(row)),
                row.getBoolean("favourite"),
                row.getInt("plays"),
                Columns.instant(row, "added"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                track(row),
                row.getString("stamp"),
                row.getBoolean("edited"),
                Presence.valueOf(row.getString("presence")),
                Columns.longOrNull(row, "source"));
    }

    private static void put(Map<String, Row> rows, Row row) {
        rows.put(row.track().location(), row);
    }

    private static PreparedBatch bind(PreparedBatch batch, TrackDetails details) {
        return batch.bind("title", details.title())
                .bind("artist", details.artist())
                .bind("album", details.album())
                .bind("genre", details.genre())
                .bind("released", details.year())
                .bind("seconds", details.seconds())
                .bind("emotion", Columns.label(details.emotion()))
                .bind("valence", details.mood().valence())
                .bind("arousal", details.mood().arousal());
    }
}
