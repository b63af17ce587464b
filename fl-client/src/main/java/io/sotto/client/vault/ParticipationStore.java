package io.sotto.client.vault;

import io.sotto.client.journal.RoundTaken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The rounds that this device took part in. Thread-safe. */
public final class ParticipationStore {
    private final Database database;

    ParticipationStore(Database database) {
        this.database = database;
    }

    /** Keeps a round, or what became of it, if one of this moment is kept. */
    public void put(RoundTaken round) {
        database.change(handle -> handle.createUpdate("""
                        MERGE INTO round_taken (at, server, round, faces, loss_before, loss_after, included)
                        KEY (at, server, round)
                        VALUES (:at, :server, :round, :faces, :before, :after, :included)
                        """)
                .bind("at", round.at().toEpochMilli())
                .bind("server", round.server())
                .bind("round", round.round())
                .bind("faces", round.faces())
                .bind("before", round.lossBefore())
                .bind("after", round.lossAfter())
                .bind("included", round.included())
                .execute());
    }

    /** The last rounds, newest first. */
    public List<RoundTaken> latest(int limit) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM round_taken ORDER BY at DESC, id DESC LIMIT :limit")
                        .bind("limit", limit)
                        .map((row, context) -> round(row))
                        .list());
    }

    /** In how many rounds, at this moment or after it, an update left this device. */
    public int countSince(Instant moment) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM round_taken WHERE at >= :moment")
                .bind("moment", moment.toEpochMilli())
                .mapTo(Integer.class)
                .one());
    }

    private static RoundTaken round(ResultSet row) throws SQLException {
        return new RoundTaken(
                Columns.instant(row, "at"),
                row.getString("server"),
                row.getInt("round"),
                row.getInt("faces"),
                row.getDouble("loss_before"),
                row.getDouble("loss_after"),
                row.getBoolean("included"));
    }
}
