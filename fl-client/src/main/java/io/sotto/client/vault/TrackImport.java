package io.sotto.client.vault;

import io.sotto.client.library.ImportCount;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.vault.TrackTable.Presence;
import io.sotto.client.vault.TrackTable.Row;
import io.sotto.model.Emotion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Brings found songs into the table, within one transaction. */
final class TrackImport {
    /** Of 300 to 50,000 songs no import came to more than 0.8 of this (see {@link #roomBytes}). */
    private static final int ROOM_A_SONG_BYTES = 2048;

    private static final int ROOM_A_LETTER_BYTES = 4;

    private final Handle handle;
    private final @Nullable Long source;
    private final Instant at;

    /** @param source the folder or feed that they are from; null if they were added by hand */
    TrackImport(Handle handle, @Nullable Long source, Instant at) {
        this.handle = handle;
        this.source = source;
        this.at = at;
    }

    /**
     * How much the database file may grow meanwhile. It is several times what remains, for pages that change often are written
     * often before the transaction ends; an import that fills the disk would leave no room for the rollback.
     */
    static long roomBytes(Collection<TrackDraft> drafts) {
        return drafts.stream()
                .mapToLong(draft -> ROOM_A_SONG_BYTES + (long) ROOM_A_LETTER_BYTES * letters(draft))
                .sum();
    }

    private static int letters(TrackDraft draft) {
        TrackDetails details = draft.details();
        return Stream.of(draft.location(), details.title(), details.artist(), details.album(), details.genre())
                .mapToInt(String::length)
                .sum();
    }

    /** Adds those whose location is new; updates the others, unless a person changed or removed them. */
    ImportCount accept(List<TrackDraft> drafts) {
        Map<String, TrackDraft> byLocation = new LinkedHashMap<>();
        drafts.forEach(draft -> byLocation.put(draft.location(), draft));
        Map<String, Row> known = TrackTable.byLocation(handle, byLocation.keySet());
        List<TrackDraft> added = new ArrayList<>();
        List<Row> updated = new ArrayList<>();
        int back = 0;
        for (TrackDraft draft : byLocation.values()) {
            Row row = known.get(draft.location());
            if (row == null) {
                added.add(draft);
            } else if (isWanted(row) && differs(row, draft)) {
                Row merged = merged(row, draft);
                updated.add(merged);
                file(row, merged);
                back += row.presence() == Presence.HERE ? 0 : 1;
            }
        }
        TrackTable.update(handle, updated);
        file(added, TrackTable.insert(handle, added, source, at));
        return new ImportCount(added.size() + back, updated.size() - back, 0);
    }

    /** What the person took out stays out at a refresh, and comes back if it is added by hand. */
    private boolean isWanted(Row row) {
        return row.presence() != Presence.REMOVED || source == null;
    }

    private static boolean differs(Row row, TrackDraft draft) {
        return row.presence() != Presence.HERE
                || !row.stamp().equals(draft.stamp())
                || (!row.edited() && !row.track().details().equals(draft.details()));
    }

    private Row merged(Row row, TrackDraft draft) {
        TrackDetails details = row.edited() ? row.track().details() : draft.details();
        Track track = row.track();
        return new Row(
                new Track(
                        track.id(),
                        track.source(),
                        track.location(),
                        details,
                        track.favourite(),
                        track.plays(),
                        track.added()),
                draft.stamp(),
                row.edited(),
                Presence.HERE,
                source);
    }

    /** What comes back by hand goes into its playlist as what is new does; what is for another emotion now moves there. */
    private void file(Row before, Row after) {
        if (before.presence() == Presence.REMOVED) {
            PlaylistRows.append(
                    handle,
                    PlaylistRows.of(handle, emotion(after)),
                    List.of(after.track().id()));
        } else {
            PlaylistRows.move(handle, after.track().id(), emotion(before), emotion(after));
        }
    }

    private static @Nullable Emotion emotion(Row row) {
        return row.track().details().emotion();
    }

    /** Puts new songs at the end of their emotion's playlist, or of the general one. */
    private void file(List<TrackDraft> added, List<Long> ids) {
        Map<Integer, List<Long>> byLabel = new LinkedHashMap<>();
        IntStream.range(0, ids.size())
                .forEach(i -> byLabel.computeIfAbsent(label(added.get(i)), label -> new ArrayList<>())
                        .add(ids.get(i)));
        byLabel.forEach((label, tracks) ->
                PlaylistRows.append(handle, PlaylistRows.ofLabel(handle, label < 0 ? null : label), tracks));
    }

    private static int label(TrackDraft draft) {
        return draft.details().emotion() == null
                ? -1
                : draft.details().emotion().label();
    }
}
