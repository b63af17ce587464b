package io.sotto.client.vault;

import io.sotto.client.examples.Example;
import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Faces that the person corrected. What is deleted is gone from the file as well when a method returns. Thread-safe. */
public final class ExampleStore {
    private final Database database;
    private final Erasure erasure;

    ExampleStore(Database database, Erasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    /**
     * Keeps a face.
     *
     * @param emotion as the person says
     * @param predicted as the model said; null if it was not asked
     */
    public Example add(Instant at, FaceImage face, Emotion emotion, @Nullable Emotion predicted) {
        long id = database.write(handle -> handle.createUpdate("INSERT INTO example (at, face, emotion, predicted)"
                        + " VALUES (:at, :face, :emotion, :predicted)")
                .bind("at", at.toEpochMilli())
                .bind("face", face.toBytes())
                .bind("emotion", emotion.label())
                .bind("predicted", Columns.label(predicted))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return new Example(id, at, face, emotion, predicted);
    }

    public int count() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM example")
                .mapTo(Integer.class)
                .one());
    }

    public Optional<Example> find(long id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM example WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> example(row))
                .findOne());
    }

    /** A part of all, newest first. */
    public List<Example> page(int offset, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM example ORDER BY at DESC, id DESC LIMIT :limit OFFSET :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> example(row))
                .list());
    }

    /** All, oldest first. */
    public List<Example> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM example ORDER BY at, id")
                .map((row, context) -> example(row))
                .list());
    }

    /** All as training data, labelled as the person says, oldest first. */
    public FaceSet faces() {
        List<Example> examples = all();
        return new FaceSet(
                examples.stream().map(Example::face).toList(),
                examples.stream().map(Example::emotion).toList());
    }

    /** Deletes one. Whether there was one. */
    public boolean delete(long id) {
        return erasure.erase(handle -> handle.createUpdate("DELETE FROM example WHERE id = :id")
                        .bind("id", id)
                        .execute())
                > 0;
    }

    /** Deletes all. How many there were. */
    public int deleteAll() {
        return erasure.erase(
                handle -> handle.createUpdate("DELETE FROM example").execute());
    }

    private static Example example(ResultSet row) throws SQLException {
        return new Example(
                row.getLong("id"),
                Columns.instant(row, "at"),
                FaceImage.of(row.getBytes("face")),
                Columns.knownEmotion(row, "emotion"),
                Columns.emotion(row, "predicted"));
    }
}
