package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.library.Feedback;
import io.sotto.client.library.Harvest;
import io.sotto.client.library.ImportCount;
import io.sotto.client.library.LibrarySource;
import io.sotto.client.library.Reaction;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSource;
import io.sotto.client.music.Mood;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is taken out of the library is gone from the file as well, even for who has its key. */
class SongDeletionTest extends WithVault {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final String gone = random(1);
    private final String kept = random(2);

    private static String random(long seed) {
        byte[] bytes = new byte[100];
        new SplittableRandom(seed).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static TrackDraft draft(String title, String location) {
        return new TrackDraft(TrackSource.LINK, location, TrackDetails.of(title, "Ana", "", 2020, null));
    }

    private int traces(String secret) throws IOException {
        return Traces.of(secret, TestVaults.plainBytes(folder));
    }

    private Track song(String title) {
        return vault.songs().search(TrackQuery.words(title, 1)).tracks().get(0);
    }

    @Test
    void delete_songOfAList_leavesNothingOfIt() throws IOException {
        Track doomed = vault.songs().add(draft(gone, "https://example.org/1"), NOON);
        vault.songs().add(draft(kept, "https://example.org/2"), NOON);
        vault.feedback().add(new Feedback(NOON, doomed.id(), Reaction.LIKE, new Mood(0, 0), 9));
        assertThat(traces(gone)).isPositive();

        assertThat(vault.songs().delete(List.of(doomed.id()))).isEqualTo(1);

        assertThat(traces(gone)).isZero();
        assertThat(traces(kept)).isPositive();
        assertThat(vault.feedback().latest(5)).isEmpty();
        assertThat(vault.songs().find(doomed.id())).isEmpty();
    }

    @Test
    void delete_songOfAFolder_leavesItsLocationAloneSoThatItStaysOut() throws IOException {
        LibrarySource source = vault.sources().add(LibrarySource.Kind.FEED, "https://example.org/feed", null);
        Harvest harvest = new Harvest(
                List.of(draft(gone, "https://example.org/1"), draft(kept, "https://example.org/2")),
                Set.of(),
                List.of());
        vault.sources().accept(source.id(), harvest, NOON);
        Track doomed = song(gone);
        vault.feedback().add(new Feedback(NOON, doomed.id(), Reaction.LIKE, new Mood(0, 0), 9));

        assertThat(vault.songs().delete(List.of(doomed.id()))).isEqualTo(1);

        assertThat(traces(gone)).isZero();
        assertThat(vault.feedback().latest(5)).isEmpty();
        assertThat(vault.sources().accept(source.id(), harvest, NOON)).isEqualTo(new ImportCount(0, 0, 0));
        reopen();
        assertThat(vault.songs().count()).isEqualTo(1);
        vault.songs().add(harvest.tracks().get(0), NOON);
        assertThat(song(gone).title()).isEqualTo(gone);
    }

    @Test
    void remove_sourceAndPlaylist_leaveNothingOfThem() throws IOException {
        LibrarySource source = vault.sources().add(LibrarySource.Kind.FEED, "https://example.org/" + gone, null);
        vault.sources()
                .accept(
                        source.id(),
                        new Harvest(List.of(draft(gone, "https://example.org/1")), Set.of(), List.of()),
                        NOON);
        long playlist = vault.playlists().create(kept.substring(0, 100)).id();

        assertThat(vault.sources().remove(source.id())).isTrue();
        assertThat(traces(gone)).isZero();
        assertThat(traces(kept.substring(0, 100))).isPositive();

        assertThat(vault.playlists().delete(playlist)).isTrue();
        assertThat(traces(kept.substring(0, 100))).isZero();
    }
}
