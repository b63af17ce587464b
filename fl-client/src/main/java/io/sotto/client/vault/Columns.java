package io.sotto.client.vault;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How values that several tables have stand in their columns. */
final class Columns {
    private Columns() {}

    static @Nullable Emotion emotion(ResultSet row, String column) throws SQLException {
        int label = row.getInt(column);
        return row.wasNull() ? null : Emotion.ofLabel(label);
    }

    static Emotion knownEmotion(ResultSet row, String column) throws SQLException {
        return Emotion.ofLabel(row.getInt(column));
    }

    static @Nullable Integer label(@Nullable Emotion emotion) {
        return emotion == null ? null : emotion.label();
    }

    static Mood mood(ResultSet row) throws SQLException {
        return new Mood(row.getDouble("valence"), row.getDouble("arousal"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
