package io.sotto.client.vault;

import io.sotto.client.library.Harvest;
import io.sotto.client.library.ImportCount;
import io.sotto.client.library.LibrarySource;
import io.sotto.client.library.Shelf;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.vault.TrackTable.Presence;
import io.sotto.client.vault.TrackTable.Row;
import io.sotto.model.Emotion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The folders and feeds of the library. Thread-safe. */
public final class SourceStore implements Shelf {
    private static final int LONGEST_TROUBLE = 1000;
    private static final String SELECT = """
            SELECT id, kind, address, emotion, refreshed, trouble,
                   (SELECT COUNT(*) FROM track t WHERE t.source = s.id AND t.presence = 'HERE') songs
            FROM library_source s
            """;

    private final Database database;
    private final Erasure erasure;
    private final SongStore songs;

    SourceStore(Database database, Erasure erasure, SongStore songs) {
        this.database = database;
        this.erasure = erasure;
        this.songs = songs;
    }

    @Override
    public List<LibrarySource> sources() {
        return database.read(handle -> handle.createQuery(SELECT + " ORDER BY id")
                .map((row, context) -> source(row))
                .list());
    }

    @Override
    public Optional<LibrarySource> source(long id) {
        return database.read(handle -> handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> source(row))
                .findOne());
    }

    /**
     * Adds a folder or feed; nothing is read yet. If the address is known, that source gets the emotion.
     *
     * @param address an absolute path, or an http or https address
     * @param emotion what all its songs are for; null where each says itself
     */
    public LibrarySource add(LibrarySource.Kind kind, String address, @Nullable Emotion emotion) {
        return database.write(handle -> {
            handle.createUpdate("MERGE INTO library_source (kind, address, emotion) KEY (address)"
                            + " VALUES (:kind, :address, :emotion)")
                    .bind("kind", kind.name())
                    .bind("address", address)
                    .bind("emotion", Columns.label(emotion))
                    .execute();
            return handle.createQuery(SELECT + " WHERE address = :address")
                    .bind("address", address)
                    .map((row, context) -> source(row))
                    .one();
        });
    }

    /** Forgets a folder or feed and its songs, in the database file as well; files stay. Whether there was one. */
    public boolean remove(long id) {
        try {
            return erasure.erase(handle -> {
                        handle.createUpdate("DELETE FROM track WHERE source = :id")
                                .bind("id", id)
                                .execute();
                        return handle.createUpdate("DELETE FROM library_source WHERE id = :id")
                                .bind("id", id)
                                .execute();
                    })
                    > 0;
        } finally {
            songs.changed();
        }
    }

    @Override
    public Map<String, String> stamps(long source) {
        return database.read(handle -> TrackTable.ofSource(handle, source)).stream()
                .filter(row -> row.presence() != Presence.MISSING)
                .collect(Collectors.toMap(row -> row.track().location(), Row::stamp));
    }

    @Override
    public ImportCount accept(long source, Harvest harvest, Instant at) {
        database.requireRoom(TrackImport.roomBytes(harvest.tracks()));
        ImportCount count = database.write(handle -> {
            ImportCount found = new TrackImport(handle, source, at).accept(harvest.tracks());
            int removed = hideOthers(handle, source, harvest);
            note(handle, source, null, at);
            return new ImportCount(found.added(), found.updated(), removed);
        });
        songs.changed();
        return count;
    }

    @Override
    public void refused(long source, String trouble, Instant at) {
        database.change(handle -> note(handle, source, trouble, at));
    }

    private static int hideOthers(Handle handle, long source, Harvest harvest) {
        Set<String> there = new HashSet<>(harvest.unchanged());
        harvest.tracks().stream().map(TrackDraft::location).forEach(there::add);
        List<Long> gone = TrackTable.ofSource(handle, source).stream()
                .filter(row -> row.presence() == Presence.HERE)
                .filter(row -> !there.contains(row.track().location()))
                .map(row -> row.track().id())
                .toList();
        TrackTable.setPresence(handle, gone, Presence.MISSING);
        return gone.size();
    }

    private static void note(Handle handle, long source, @Nullable String trouble, Instant at) {
        handle.createUpdate("UPDATE library_source SET refreshed = :at, trouble = :trouble WHERE id = :id")
                .bind("at", at.toEpochMilli())
                .bind("trouble", trouble == null ? null : cut(trouble))
                .bind("id", source)
                .execute();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TROUBLE ? text : text.substring(0, LONGEST_TROUBLE);
    }

    private static LibrarySource source(ResultSet row) throws SQLException {
        return new LibrarySource(
                row.getLong("id"),
                LibrarySource.Kind.valueOf(row.getString("kind")),
                row.getString("address"),
                Columns.emotion(row, "emotion"),
                Columns.instantOrNull(row, "refreshed"),
                row.getString("trouble"),
                row.getInt("songs"));
    }
}
