package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.library.Playlist;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaylistStoreTest extends WithVault {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private Track add(String title, @Nullable Emotion emotion) {
        return vault.songs()
                .add(
                        new TrackDraft(
                                TrackSource.LINK,
                                "https://example.org/" + title,
                                TrackDetails.of(title, "", "", 0, emotion)),
                        NOON);
    }

    @Test
    void all_newVault_hasAGeneralOneAndOneForEachEmotion() {
        List<Playlist> playlists = vault.playlists().all();

        assertThat(playlists).hasSize(8);
        assertThat(playlists.get(0)).isEqualTo(vault.playlists().general());
        for (Emotion emotion : Emotion.values()) {
            assertThat(vault.playlists().of(emotion))
                    .isEqualTo(playlists.get(1 + emotion.label()))
                    .returns(emotion, Playlist::emotion)
                    .returns(emotion.word(), Playlist::name);
        }
    }

    @Test
    void songs_added_goToTheirEmotionsPlaylistOrTheGeneralOne() {
        Track happy = add("a", Emotion.HAPPY);
        Track any = add("b", null);

        assertThat(vault.playlists().tracks(vault.playlists().of(Emotion.HAPPY).id()))
                .containsExactly(happy);
        assertThat(vault.playlists().tracks(vault.playlists().general().id())).containsExactly(any);
        assertThat(vault.playlists().of(Emotion.HAPPY).songs()).isEqualTo(1);
    }

    @Test
    void song_forAnotherEmotion_movesToItsPlaylist() {
        Track song = add("a", Emotion.HAPPY);
        vault.songs().update(song.id(), song.details().withEmotion(Emotion.SAD));

        assertThat(ids(Emotion.HAPPY)).isEmpty();
        assertThat(ids(Emotion.SAD)).containsExactly(song.id());

        vault.songs().update(song.id(), song.details().withEmotion(null));
        assertThat(ids(Emotion.SAD)).isEmpty();
        assertThat(vault.playlists().tracks(vault.playlists().general().id())).hasSize(1);
    }

    @Test
    void song_whoseSourceSaysAnotherEmotion_movesToItsPlaylist() {
        Track song = add("a", Emotion.HAPPY);

        add("a", Emotion.SAD);

        assertThat(ids(Emotion.HAPPY)).isEmpty();
        assertThat(ids(Emotion.SAD)).containsExactly(song.id());
    }

    @Test
    void song_takenOutOfAListAndChangedOtherwise_staysOut() {
        Track song = add("a", Emotion.HAPPY);
        vault.playlists().setTracks(vault.playlists().of(Emotion.HAPPY).id(), List.of());
        vault.songs().update(song.id(), TrackDetails.of("another title", "", "", 0, Emotion.HAPPY));

        assertThat(ids(Emotion.HAPPY)).isEmpty();
    }

    private List<Long> ids(Emotion emotion) {
        return vault.playlists().tracks(vault.playlists().of(emotion).id()).stream()
                .map(Track::id)
                .toList();
    }

    @Test
    void own_order_isKeptAndEachSongIsThereOnce() {
        Track a = add("a", null);
        Track b = add("b", null);
        Track c = add("c", null);
        Playlist own = vault.playlists().create(" Evenings ");

        vault.playlists().setTracks(own.id(), List.of(c.id(), a.id(), 99L, c.id()));
        vault.playlists().append(own.id(), List.of(a.id(), b.id()));
        vault.close();
        open();

        assertThat(vault.playlists().tracks(own.id())).containsExactly(c, a, b);
        assertThat(vault.playlists().find(own.id()))
                .contains(new Playlist(own.id(), Playlist.Kind.OWN, null, "Evenings", 3));
        vault.playlists().setTracks(own.id(), List.of());
        assertThat(vault.playlists().tracks(own.id())).isEmpty();
    }

    @Test
    void own_renamedAndDeleted_theOthersStayAsTheyAre() {
        Playlist own = vault.playlists().create("Evenings");
        long happy = vault.playlists().of(Emotion.HAPPY).id();

        assertThat(vault.playlists().rename(own.id(), "Nights").orElseThrow().name())
                .isEqualTo("Nights");
        assertThat(vault.playlists().rename(happy, "Mine")).isEmpty();
        assertThat(vault.playlists().delete(happy)).isFalse();
        assertThat(vault.playlists().delete(own.id())).isTrue();
        assertThat(vault.playlists().all()).hasSize(8);
        assertThat(vault.playlists().find(own.id())).isEmpty();
    }

    @Test
    void name_emptyOrTooLong_isRefused() {
        for (String name : List.of("  ", "x".repeat(101))) {
            assertThatThrownBy(() -> vault.playlists().create(name))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("expected 1 to 100 characters");
        }
    }

    @Test
    void unknownPlaylist_anything_changesNothing() {
        Track a = add("a", null);

        vault.playlists().setTracks(99, List.of(a.id()));
        vault.playlists().append(99, List.of(a.id()));

        assertThat(vault.playlists().tracks(99)).isEmpty();
    }
}
