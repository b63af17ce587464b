package io.sotto.client.vault;

import io.sotto.client.journal.DayRange;
import io.sotto.client.journal.JournalDay;
import io.sotto.client.journal.JournalEntry;
import io.sotto.client.journal.JournalPage;
import io.sotto.client.journal.Moment;
import io.sotto.client.journal.MoodSource;
import io.sotto.model.Emotion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The journal of moods and songs. What is deleted is gone from the file as well when a method returns. Thread-safe. */
public final class JournalStore {
    private static final String IN_RANGE = " FROM journal WHERE at >= :first AND at < :end";

    private final Database database;
    private final Erasure erasure;

    JournalStore(Database database, Erasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    /** Keeps a moment; a song that is not in the library is kept by its title alone. */
    public JournalEntry add(Moment moment) {
        long id = database.write(handle -> bind(handle.createUpdate("""
                                INSERT INTO journal (at, emotion, valence, arousal, kind, track, title, artist, said)
                                VALUES (:at, :emotion, :valence, :arousal, :kind,
                                        (SELECT id FROM track WHERE id = :track), :title, :artist, :said)
                                """), moment)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return find(id).orElseThrow(() -> new IllegalStateException("the entry was deleted as soon as it was made"));
    }

    /** Changes an entry, for instance because a song began or the person said something. Whether there was one. */
    public boolean replace(JournalEntry entry) {
        return database.write(handle -> bind(handle.createUpdate("""
                                        UPDATE journal
                                        SET at = :at, emotion = :emotion, valence = :valence, arousal = :arousal, kind = :kind,
                                            track = (SELECT id FROM track WHERE id = :track), title = :title, artist = :artist, said = :said
                                        WHERE id = :id
                                        """), entry.moment())
                        .bind("id", entry.id())
                        .execute())
                > 0;
    }

    public Optional<JournalEntry> find(long id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM journal WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> entry(row))
                .findOne());
    }

    public int count() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM journal")
                .mapTo(Integer.class)
                .one());
    }

    /** A part of a range of days, newest first. */
    public JournalPage page(DayRange range, int offset, int limit) {
        return database.read(handle -> {
            int total = bind(handle.createQuery("SELECT COUNT(*)" + IN_RANGE), range)
                    .mapTo(Integer.class)
                    .one();
            List<JournalEntry> entries = bind(
                            handle.createQuery(
                                    "SELECT *" + IN_RANGE + " ORDER BY at DESC, id DESC LIMIT :limit OFFSET :offset"),
                            range)
                    .bind("limit", limit)
                    .bind("offset", offset)
                    .map((row, context) -> entry(row))
                    .list();
            return new JournalPage(total, entries);
        });
    }

    /** All entries of a range of days, oldest first. */
    public List<JournalEntry> all(DayRange range) {
        return database.read(handle -> inOrder(handle, range));
    }

    /** A line for each day that has an entry, in order. */
    public List<JournalDay> days(DayRange range) {
        return JournalDay.ofEntries(all(range), range.zone());
    }

    /** Deletes one entry. Whether there was one. */
    public boolean delete(long id) {
        return erasure.erase(handle -> handle.createUpdate("DELETE FROM journal WHERE id = :id")
                        .bind("id", id)
                        .execute())
                > 0;
    }

    /** Deletes the entries of a range of days. How many there were. */
    public int delete(DayRange range) {
        return erasure.erase(
                handle -> bind(handle.createUpdate("DELETE" + IN_RANGE), range).execute());
    }

    /** Deletes all. How many there were. */
    public int deleteAll() {
        return erasure.erase(
                handle -> handle.createUpdate("DELETE FROM journal").execute());
    }

    private static List<JournalEntry> inOrder(Handle handle, DayRange range) {
        return bind(handle.createQuery("SELECT *" + IN_RANGE + " ORDER BY at, id"), range)
                .map((row, context) -> entry(row))
                .list();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, DayRange range) {
        return statement.bind("first", range.firstMillis()).bind("end", range.endMillis());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Moment moment) {
        return statement
                .bind("at", moment.at().toEpochMilli())
                .bind("emotion", moment.emotion().label())
                .bind("valence", moment.mood().valence())
                .bind("arousal", moment.mood().arousal())
                .bind("kind", moment.source().name())
                .bind("track", moment.track())
                .bind("title", moment.title())
                .bind("artist", moment.artist())
                .bind("said", moment.said());
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        Emotion emotion = Columns.knownEmotion(row, "emotion");
        return new JournalEntry(
                row.getLong("id"),
                new Moment(
                        Columns.instant(row, "at"),
                        emotion,
                        Columns.mood(row),
                        MoodSource.valueOf(row.getString("kind")),
                        Columns.longOrNull(row, "track"),
                        row.getString("title"),
                        row.getString("artist"),
                        row.getString("said")));
    }
}
