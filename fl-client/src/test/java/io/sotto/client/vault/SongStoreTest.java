package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.library.ImportCount;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackPage;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSort;
import io.sotto.client.library.TrackSource;
import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SongStoreTest extends WithVault {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private static TrackDraft link(String title, String artist, String genre, @Nullable Emotion emotion) {
        return new TrackDraft(
                TrackSource.LINK,
                "https://example.org/" + title.replace(' ', '-'),
                TrackDetails.of(title, artist, genre, 2020, emotion));
    }

    private Track add(String title, String artist) {
        return vault.songs().add(link(title, artist, "", null), NOON);
    }

    private List<String> titles(TrackQuery query) {
        return vault.songs().search(query).tracks().stream().map(Track::title).toList();
    }

    @Test
    void add_song_isThereAfterReopening() {
        Track added = vault.songs().add(link("Dawn", "Ana", "Jazz", Emotion.HAPPY), NOON);

        reopen();

        assertThat(vault.songs().find(added.id())).contains(added);
        assertThat(added.details())
                .isEqualTo(new TrackDetails("Dawn", "Ana", "", "Jazz", 2020, 0, Emotion.HAPPY, Mood.of(Emotion.HAPPY)));
        assertThat(added.added()).isEqualTo(NOON);
    }

    @Test
    void addAll_locationThatIsKnown_takesOverWhatIsNew() {
        Track before = vault.songs().add(link("Dawn", "Ana", "", null), NOON);
        vault.songs().setFavourite(before.id(), true);

        ImportCount count = vault.songs()
                .addAll(
                        List.of(
                                link("Dawn", "Ana María", "", null),
                                link("Dusk", "Ana", "", null),
                                link("Dusk", "Ana", "", null)),
                        NOON.plusSeconds(1));

        assertThat(count).isEqualTo(new ImportCount(1, 1, 0));
        Track after = vault.songs().find(before.id()).orElseThrow();
        assertThat(after.artist()).isEqualTo("Ana María");
        assertThat(after.favourite()).isTrue();
        assertThat(after.added()).isEqualTo(NOON);
        assertThat(vault.songs().addAll(List.of(link("Dusk", "Ana", "", null)), NOON))
                .isEqualTo(new ImportCount(0, 0, 0));
    }

    @Test
    void update_byThePerson_survivesTheNextImport() {
        Track track = add("Dawn", "Ana");
        TrackDetails said = track.details().withEmotion(Emotion.SAD);

        assertThat(vault.songs().update(track.id(), said).orElseThrow().details())
                .isEqualTo(said);
        vault.songs().addAll(List.of(link("Dawn", "Somebody", "", Emotion.HAPPY)), NOON);
        reopen();

        assertThat(vault.songs().find(track.id()).orElseThrow().details()).isEqualTo(said);
        assertThat(vault.songs().update(99, said)).isEmpty();
    }

    @Test
    void favouriteAndPlays_areKept() {
        Track track = add("Dawn", "Ana");
        vault.songs().setFavourite(track.id(), true);
        vault.songs().countPlay(track.id());
        vault.songs().countPlay(track.id());

        reopen();

        Track kept = vault.songs().find(track.id()).orElseThrow();
        assertThat(kept.favourite()).isTrue();
        assertThat(kept.plays()).isEqualTo(2);
        assertThat(vault.songs().setFavourite(99, true)).isEmpty();
        assertThat(vault.songs().countPlay(99)).isEmpty();
    }

    @Test
    void search_wordsInAnyFieldCaseAndAccent_findsSongsWithAllOfThem() {
        vault.songs()
                .addAll(
                        List.of(
                                link("Canción del mar", "Íñigo", "Folk", null),
                                link("Marching", "Ines", "Rock", null),
                                link("Still", "Marta", "Folk", null)),
                        NOON);

        assertThat(titles(TrackQuery.words("mar", 10))).containsExactly("Canción del mar", "Marching", "Still");
        assertThat(titles(TrackQuery.words(" MAR  folk ", 10))).containsExactly("Canción del mar", "Still");
        assertThat(titles(TrackQuery.words("cancion INIGO", 10))).containsExactly("Canción del mar");
        assertThat(titles(TrackQuery.words("mar jazz", 10))).isEmpty();
        assertThat(titles(TrackQuery.words("", 10))).hasSize(3);
    }

    @Test
    void search_filters_allHaveToFit() {
        Track happy = vault.songs().add(link("Dawn", "Ana", "", Emotion.HAPPY), NOON);
        vault.songs().add(link("Dusk", "Ana", "", Emotion.HAPPY), NOON);
        vault.songs()
                .add(
                        new TrackDraft(
                                TrackSource.COMPOSED, "piece-1", TrackDetails.of("Piece", "", "", 0, Emotion.SAD)),
                        NOON);
        vault.songs().setFavourite(happy.id(), true);

        assertThat(titles(new TrackQuery("", Emotion.HAPPY, false, null, TrackSort.TITLE, 0, 9)))
                .containsExactly("Dawn", "Dusk");
        assertThat(titles(new TrackQuery("", Emotion.HAPPY, true, null, TrackSort.TITLE, 0, 9)))
                .containsExactly("Dawn");
        assertThat(titles(new TrackQuery("", null, false, TrackSource.COMPOSED, TrackSort.TITLE, 0, 9)))
                .containsExactly("Piece");
        assertThat(vault.songs().count(Track::playable)).isEqualTo(1);
    }

    @Test
    void search_pages_areTogetherTheWholeOrder() {
        vault.songs()
                .addAll(
                        IntStream.range(0, 25)
                                .mapToObj(i -> link("Song %02d".formatted(i * 7 % 25), "A", "", null))
                                .toList(),
                        NOON);

        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 30; offset += 10) {
            TrackPage page =
                    vault.songs().search(new TrackQuery("song", null, false, null, TrackSort.TITLE, offset, 10));
            assertThat(page.total()).isEqualTo(25);
            page.tracks().forEach(track -> paged.add(track.title()));
        }

        assertThat(paged).hasSize(25).isSorted();
    }

    @Test
    void search_sorts_followEachChange() {
        Track dawn = vault.songs().add(link("Dawn", "Zoe", "", null), NOON);
        vault.songs().add(link("Dusk", "Ana", "", null), NOON.plusSeconds(1));
        for (TrackSort sort : TrackSort.values()) {
            titles(new TrackQuery("", null, false, null, sort, 0, 9));
        }
        vault.songs().add(link("Evening", "Mia", "", null), NOON.plusSeconds(2));
        vault.songs().countPlay(dawn.id());

        assertThat(titles(new TrackQuery("", null, false, null, TrackSort.TITLE, 0, 9)))
                .containsExactly("Dawn", "Dusk", "Evening");
        assertThat(titles(new TrackQuery("", null, false, null, TrackSort.ARTIST, 0, 9)))
                .containsExactly("Dusk", "Evening", "Dawn");
        assertThat(titles(new TrackQuery("", null, false, null, TrackSort.ADDED, 0, 9)))
                .containsExactly("Evening", "Dusk", "Dawn");
        assertThat(titles(new TrackQuery("", null, false, null, TrackSort.PLAYS, 0, 9)))
                .containsExactly("Dawn", "Dusk", "Evening");
        vault.songs().update(dawn.id(), TrackDetails.of("Zenith", "Zoe", "", 0, null));
        assertThat(titles(new TrackQuery("", null, false, null, TrackSort.TITLE, 0, 9)))
                .containsExactly("Dusk", "Evening", "Zenith");
        vault.songs().delete(List.of(dawn.id()));
        assertThat(titles(new TrackQuery("", null, false, null, TrackSort.PLAYS, 0, 9)))
                .containsExactly("Dusk", "Evening");
    }

    @Test
    void nearest_manySongs_areThoseThatSortingFinds() {
        long seed = 6;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        vault.songs()
                .addAll(
                        IntStream.range(0, 300)
                                .mapToObj(i -> new TrackDraft(
                                        TrackSource.LINK,
                                        "https://example.org/" + i,
                                        new TrackDetails(
                                                "Song " + i,
                                                "",
                                                "",
                                                "",
                                                0,
                                                0,
                                                null,
                                                new Mood(random.nextDouble(-1, 1), random.nextDouble(-1, 1)))))
                                .toList(),
                        NOON);
        Mood wanted = new Mood(0.3, -0.4);
        List<Track> all = vault.songs().search(TrackQuery.words("", 300)).tracks();

        List<Track> nearest = vault.songs().nearest(wanted, 20, random);

        assertThat(nearest)
                .isEqualTo(all.stream()
                        .sorted(Comparator.comparingDouble(
                                        (Track track) -> track.mood().distanceTo(wanted))
                                .thenComparing(Track::id))
                        .limit(20)
                        .toList());
        assertThat(vault.songs().nearest(wanted, 500, random)).hasSize(300);
    }

    @Test
    void delete_many_takesThemOutOfPlaylistsAndKeepsTheOthers() {
        Track dawn = add("Dawn", "Ana");
        Track dusk = add("Dusk", "Ana");
        long general = vault.playlists().general().id();
        assertThat(vault.playlists().tracks(general)).containsExactly(dawn, dusk);

        assertThat(vault.songs().delete(List.of(dawn.id(), dawn.id(), 99L))).isEqualTo(1);
        reopen();

        assertThat(vault.songs().find(dawn.id())).isEmpty();
        assertThat(vault.playlists().tracks(general)).containsExactly(dusk);
        assertThat(vault.songs().find(List.of(dusk.id(), dawn.id()))).containsExactly(dusk);
        assertThat(add("Dawn", "Ana").id()).isNotEqualTo(dawn.id());
    }
}
