package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.library.Harvest;
import io.sotto.client.library.ImportCount;
import io.sotto.client.library.LibrarySource;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSource;
import io.sotto.model.Emotion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceStoreTest extends WithVault {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private LibrarySource source;

    @BeforeEach
    void addFolder() {
        source = vault.sources().add(LibrarySource.Kind.FOLDER, "/music", null);
    }

    private static TrackDraft file(String name, String title, String stamp) {
        return new TrackDraft(
                TrackSource.FILE, "/music/" + name, TrackDetails.of(title, "", "", 0, Emotion.SAD), stamp);
    }

    private ImportCount accept(Set<String> unchanged, TrackDraft... drafts) {
        return vault.sources().accept(source.id(), new Harvest(List.of(drafts), unchanged, List.of()), NOON);
    }

    private Track one(String words) {
        List<Track> found = vault.songs().search(TrackQuery.words(words, 9)).tracks();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void accept_goneAndBackAgain_keepsFavouriteIdAndPlace() {
        assertThat(accept(Set.of(), file("a", "Dawn", "1"), file("b", "Dusk", "1")))
                .isEqualTo(new ImportCount(2, 0, 0));
        Track dawn = one("dawn");
        vault.songs().setFavourite(dawn.id(), true);

        assertThat(accept(Set.of("/music/b"))).isEqualTo(new ImportCount(0, 0, 1));
        assertThat(vault.songs().find(dawn.id())).isEmpty();
        assertThat(vault.sources().stamps(source.id())).containsOnlyKeys("/music/b");
        assertThat(vault.playlists().of(Emotion.SAD).songs()).isEqualTo(1);

        assertThat(accept(Set.of("/music/b"), file("a", "Dawn", "1"))).isEqualTo(new ImportCount(1, 0, 0));
        assertThat(one("dawn").favourite()).isTrue();
        assertThat(vault.playlists().tracks(vault.playlists().of(Emotion.SAD).id()))
                .extracting(Track::title)
                .containsExactly("Dawn", "Dusk");
    }

    @Test
    void accept_changedFile_isUpdatedUnlessThePersonChangedIt() {
        accept(Set.of(), file("a", "Dawn", "1"), file("b", "Dusk", "1"));
        vault.songs().update(one("dusk").id(), TrackDetails.of("Nightfall", "", "", 0, null));

        ImportCount count = accept(Set.of(), file("a", "Dawn II", "2"), file("b", "Dusk II", "2"));

        assertThat(count).isEqualTo(new ImportCount(0, 2, 0));
        assertThat(one("dawn").title()).isEqualTo("Dawn II");
        assertThat(one("nightfall").details().emotion()).isNull();
        assertThat(vault.sources().stamps(source.id()))
                .containsEntry("/music/a", "2")
                .containsEntry("/music/b", "2");
    }

    @Test
    void accept_songThatThePersonTookOut_staysOutUntilItIsAddedByHand() {
        accept(Set.of(), file("a", "Dawn", "1"));
        vault.songs().delete(List.of(one("dawn").id()));

        assertThat(vault.sources().stamps(source.id())).containsKey("/music/a");
        assertThat(accept(Set.of(), file("a", "Dawn", "2"))).isEqualTo(new ImportCount(0, 0, 0));
        assertThat(vault.songs().count()).isZero();

        vault.songs().add(file("a", "Dawn", "2"), NOON);
        assertThat(one("dawn").title()).isEqualTo("Dawn");
    }

    @Test
    void sources_refreshedAndRefused_sayWhenAndWhy() {
        accept(Set.of(), file("a", "Dawn", "1"));
        LibrarySource read = vault.sources().source(source.id()).orElseThrow();
        assertThat(read.refreshed()).isEqualTo(NOON);
        assertThat(read.trouble()).isNull();
        assertThat(read.songs()).isEqualTo(1);

        vault.sources().refused(source.id(), "not there", NOON.plusSeconds(5));

        assertThat(vault.sources().sources())
                .containsExactly(new LibrarySource(
                        source.id(), LibrarySource.Kind.FOLDER, "/music", null, NOON.plusSeconds(5), "not there", 1));
    }

    @Test
    void add_addressThatIsKnown_isTheSameSource() {
        LibrarySource again = vault.sources().add(LibrarySource.Kind.FOLDER, "/music", Emotion.FEAR);

        assertThat(again.id()).isEqualTo(source.id());
        assertThat(again.emotion()).isEqualTo(Emotion.FEAR);
    }

    @Test
    void remove_source_takesItsSongsAlong() {
        accept(Set.of(), file("a", "Dawn", "1"));
        vault.songs()
                .add(
                        new TrackDraft(
                                TrackSource.LINK, "https://example.org", TrackDetails.of("Own", "", "", 0, null)),
                        NOON);

        assertThat(vault.sources().remove(source.id())).isTrue();

        assertThat(vault.songs().count()).isEqualTo(1);
        assertThat(vault.sources().sources()).isEmpty();
        assertThat(vault.sources().remove(source.id())).isFalse();
    }
}
