package io.sotto.client.vault;

import io.sotto.client.library.Feedback;
import io.sotto.client.library.LearnerState;
import io.sotto.client.library.Reaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reactions to songs, and what the choice of songs learnt of them. Thread-safe. */
public final class FeedbackStore {
    private final Database database;
    private final Erasure erasure;

    FeedbackStore(Database database, Erasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    /** Keeps a reaction to a song of the library; one to a song that has left it is of no use and passed over. */
    public void add(Feedback feedback) {
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO feedback (at, track, reaction, valence, arousal, seconds)
                        SELECT :at, id, :reaction, :valence, :arousal, :seconds FROM track WHERE id = :track
                        """)
                .bind("at", feedback.at().toEpochMilli())
                .bind("track", feedback.track())
                .bind("reaction", feedback.reaction().name())
                .bind("valence", feedback.mood().valence())
                .bind("arousal", feedback.mood().arousal())
                .bind("seconds", feedback.seconds())
                .execute());
    }

    /** The last reactions, newest first. */
    public List<Feedback> latest(int limit) {
        return database.read(handle -> handle.createQuery("SELECT * FROM feedback ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> feedback(row))
                .list());
    }

    /** The ids of the songs that were begun last, newest first, each as often as it was. */
    public List<Long> lastPlayed(int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT track FROM feedback WHERE reaction = 'PLAY' ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    /**
     * What a learner knew when it was kept last.
     *
     * @param learner its name, 1 to 50 characters
     */
    public Optional<LearnerState> learner(String learner) {
        return database.read(handle -> handle.createQuery("SELECT version, state FROM learner WHERE name = :name")
                .bind("name", learner)
                .map((row, context) -> new LearnerState(row.getInt("version"), row.getBytes("state")))
                .findOne());
    }

    /** Keeps what a learner knows, in place of what it knew. */
    public void setLearner(String learner, LearnerState state) {
        database.change(handle -> handle.createUpdate(
                        "MERGE INTO learner (name, version, state) KEY (name) VALUES (:name, :version, :state)")
                .bind("name", learner)
                .bind("version", state.version())
                .bind("state", state.toBytes())
                .execute());
    }

    /**
     * Forgets all reactions and all that was learnt of them; they are gone from the file as well when it returns.
     *
     * @return how many reactions there were
     */
    public int forget() {
        int reactions = database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM feedback")
                .mapTo(Integer.class)
                .one());
        erasure.erase(handle -> handle.execute("DELETE FROM feedback") + handle.execute("DELETE FROM learner"));
        return reactions;
    }

    private static Feedback feedback(ResultSet row) throws SQLException {
        return new Feedback(
                Columns.instant(row, "at"),
                row.getLong("track"),
                Reaction.valueOf(row.getString("reaction")),
                Columns.mood(row),
                row.getDouble("seconds"));
    }
}
