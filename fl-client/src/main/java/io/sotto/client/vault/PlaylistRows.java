package io.sotto.client.vault;

import io.sotto.model.Emotion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The songs of playlists, place by place. */
final class PlaylistRows {
    private PlaylistRows() {}

    /** The playlist of an emotion, or the general one. */
    static long ofLabel(Handle handle, @Nullable Integer label) {
        return handle.createQuery("SELECT id FROM playlist WHERE kind <> 'OWN' AND emotion IS NOT DISTINCT FROM :label")
                .bind("label", label)
                .mapTo(Long.class)
                .one();
    }

    static List<Long> tracks(Handle handle, long playlist) {
        return handle.createQuery("SELECT track FROM playlist_track WHERE playlist = :playlist ORDER BY place")
                .bind("playlist", playlist)
                .mapTo(Long.class)
                .list();
    }

    /** Adds songs at the end; those that are in it stay where they are. */
    static void append(Handle handle, long playlist, List<Long> tracks) {
        Set<Long> wanted = new LinkedHashSet<>(tracks);
        wanted.removeAll(new LinkedHashSet<>(tracks(handle, playlist)));
        int next = handle.createQuery(
                        "SELECT COALESCE(MAX(place) + 1, 0) FROM playlist_track WHERE playlist = :playlist")
                .bind("playlist", playlist)
                .mapTo(Integer.class)
                .one();
        insert(handle, playlist, wanted, next);
    }

    /** Moves a song from an emotion's playlist to the end of another's; null is the general one. The same again stays as it is. */
    static void move(Handle handle, long track, @Nullable Emotion from, @Nullable Emotion to) {
        if (from != to) {
            handle.createUpdate("DELETE FROM playlist_track WHERE playlist = :playlist AND track = :track")
                    .bind("playlist", of(handle, from))
                    .bind("track", track)
                    .execute();
            append(handle, of(handle, to), List.of(track));
        }
    }

    static long of(Handle handle, @Nullable Emotion emotion) {
        return ofLabel(handle, emotion == null ? null : emotion.label());
    }

    /** Makes these its songs, each once, where it comes first. */
    static void replace(Handle handle, long playlist, List<Long> tracks) {
        handle.createUpdate("DELETE FROM playlist_track WHERE playlist = :playlist")
                .bind("playlist", playlist)
                .execute();
        insert(handle, playlist, new LinkedHashSet<>(tracks), 0);
    }

    private static void insert(Handle handle, long playlist, Set<Long> tracks, int first) {
        if (tracks.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO playlist_track (playlist, place, track) VALUES (:playlist, :place, :track)");
        int place = first;
        for (long track : tracks) {
            batch.bind("playlist", playlist)
                    .bind("place", place++)
                    .bind("track", track)
                    .add();
        }
        batch.execute();
    }
}
