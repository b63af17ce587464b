package io.sotto.client.companion;

import io.sotto.client.companion.contract.PlaylistAnswer;
import io.sotto.client.companion.contract.SongAnswer;
import io.sotto.client.library.M3uFile;
import io.sotto.client.library.Track;
import io.sotto.client.vault.PlaylistStore;
import io.sotto.client.vault.Vault;
import java.util.List;

/** One person's playlists: a general one, one an emotion, and their own. Thread-safe. */
public final class Playlists {
    private final PlaylistStore store;

    Playlists(Vault vault) {
        this.store = vault.playlists();
    }

    public List<PlaylistAnswer> all() {
        return store.all().stream().map(PlaylistAnswer::of).toList();
    }

    public PlaylistAnswer create(String name) {
        return PlaylistAnswer.of(store.create(name));
    }

    /** @throws CompanionException if there is no own playlist of this id */
    public PlaylistAnswer rename(long id, String name) {
        return PlaylistAnswer.of(store.rename(id, name).orElseThrow(() -> none(id)));
    }

    /** @throws CompanionException if there is no own playlist of this id */
    public void delete(long id) {
        if (!store.delete(id)) {
            throw none(id);
        }
    }

    public List<SongAnswer> songs(long id) {
        return tracks(id).stream().map(SongAnswer::of).toList();
    }

    /** As M3U. */
    public String m3u(long id) {
        return M3uFile.write(tracks(id));
    }

    public void set(long id, List<Long> songs) {
        require(id);
        store.setTracks(id, songs);
    }

    public void append(long id, List<Long> songs) {
        require(id);
        store.append(id, songs);
    }

    private List<Track> tracks(long id) {
        require(id);
        return store.tracks(id);
    }

    private void require(long id) {
        if (store.find(id).isEmpty()) {
            throw none(id);
        }
    }

    static CompanionException none(long id) {
        return new CompanionException(FailureCode.NOT_FOUND, "playlists: expected one, found none of id " + id);
    }
}
