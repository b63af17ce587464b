package io.sotto.client.companion;

import io.sotto.client.companion.contract.Json;
import io.sotto.client.companion.contract.NewLink;
import io.sotto.client.companion.contract.SongAnswer;
import io.sotto.client.companion.contract.SongChange;
import io.sotto.client.companion.contract.SongsAnswer;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSource;
import io.sotto.client.vault.SongStore;
import io.sotto.client.vault.Vault;
import io.sotto.model.InvalidInputException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** One person's songs, wherever they came from; at first, what comes with Sotto. Thread-safe. */
public final class Songs {
    private final SongStore store;
    private final InstantSource clock;

    Songs(Vault vault, InstantSource clock) {
        this.store = vault.songs();
        this.clock = clock;
        StarterPieces.addTo(vault, clock.instant());
    }

    public SongsAnswer search(TrackQuery query) {
        return SongsAnswer.of(store.search(query));
    }

    public int count() {
        return store.count();
    }

    /** @throws CompanionException if there is none of this id */
    public Track track(long id) {
        return store.find(id).orElseThrow(() -> noSong(id));
    }

    /** @throws CompanionException if there is none of this id */
    public SongAnswer song(long id) {
        return SongAnswer.of(track(id));
    }

    /** Adds a song that is a link. */
    public SongAnswer add(NewLink link) {
        TrackDetails details = fitting(() -> TrackDetails.of(
                link.title(),
                Objects.requireNonNullElse(link.artist(), ""),
                Objects.requireNonNullElse(link.genre(), ""),
                Objects.requireNonNullElse(link.year(), 0),
                link.emotion()));
        return SongAnswer.of(store.add(new TrackDraft(TrackSource.LINK, link.link(), details), clock.instant()));
    }

    /**
     * Changes what is known of a song; names that are left out stay.
     *
     * @param change a JSON object
     */
    public SongAnswer change(long id, byte[] change) {
        Track track = track(id);
        SongChange changed = Json.changed(SongChange.of(track), change, SongChange.class, "song");
        TrackDetails known = track.details();
        TrackDetails details = fitting(() -> new TrackDetails(
                changed.title(),
                Objects.requireNonNullElse(changed.artist(), ""),
                known.album(),
                Objects.requireNonNullElse(changed.genre(), ""),
                Objects.requireNonNullElse(changed.year(), 0),
                known.seconds(),
                known.emotion(),
                known.mood()));
        if (!Objects.equals(changed.emotion(), known.emotion())) {
            details = details.withEmotion(changed.emotion());
        }
        if (!details.equals(known)) {
            store.update(id, details);
        }
        if (changed.favourite() != track.favourite()) {
            store.setFavourite(id, changed.favourite());
        }
        return song(id);
    }

    /** @throws CompanionException if there is none of this id */
    public void delete(long id) {
        if (store.delete(List.of(id)) == 0) {
            throw noSong(id);
        }
    }

    /** How many of them there were; files stay. */
    public int delete(Collection<Long> ids) {
        return store.delete(ids);
    }

    static CompanionException noSong(long id) {
        return new CompanionException(FailureCode.NOT_FOUND, "songs: expected one, found none of id " + id);
    }

    private static TrackDetails fitting(Supplier<TrackDetails> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("song: " + e.getMessage(), e);
        }
    }
}
