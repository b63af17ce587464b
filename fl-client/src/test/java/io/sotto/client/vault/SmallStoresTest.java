package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.journal.RoundTaken;
import io.sotto.client.library.Feedback;
import io.sotto.client.library.LearnerState;
import io.sotto.client.library.Reaction;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import io.sotto.client.music.Mood;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmallStoresTest extends WithVault {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    /** Something that a setting holds. */
    record Wish(String theme, int songs, List<String> names) {}

    /** The same in a later version, which knows another name. */
    record LaterWish(String theme) {}

    @Test
    void setting_record_isThereAfterReopeningAndCanBeReplacedAndRemoved() {
        Setting<Wish> setting = new Setting<>("wish", Wish.class);
        assertThat(vault.settings().find(setting)).isEmpty();

        vault.settings().put(setting, new Wish("dark", 3, List.of("senang")));
        vault.settings().put(setting, new Wish("light", 4, List.of("ñ", "\"")));
        reopen();

        assertThat(vault.settings().find(setting)).contains(new Wish("light", 4, List.of("ñ", "\"")));
        assertThat(vault.settings().find(new Setting<>("wish", LaterWish.class)))
                .contains(new LaterWish("light"));
        assertThat(vault.settings().find(new Setting<>("wish", Integer.class))).isEmpty();
        vault.settings().remove(setting);
        assertThat(vault.settings().find(setting)).isEmpty();
    }

    @Test
    void feedback_ofSongs_comesNewestFirstAndGoesWithItsSong() {
        Track track = vault.songs()
                .add(
                        new TrackDraft(
                                TrackSource.LINK, "https://example.org", TrackDetails.of("Dawn", "", "", 0, null)),
                        NOON);
        Feedback play = new Feedback(NOON, track.id(), Reaction.PLAY, new Mood(0.25, -0.5), 0);
        Feedback like = new Feedback(NOON.plusSeconds(9), track.id(), Reaction.LIKE, new Mood(0.25, -0.5), 9);

        vault.feedback().add(play);
        vault.feedback().add(like);
        vault.feedback().add(new Feedback(NOON, 99, Reaction.LIKE, new Mood(0, 0), 0));
        reopen();

        assertThat(vault.feedback().latest(5)).containsExactly(like, play);
        assertThat(vault.feedback().lastPlayed(5)).containsExactly(track.id());
        vault.songs().delete(List.of(track.id()));
        assertThat(vault.feedback().latest(5)).isEmpty();
    }

    @Test
    void learner_state_isKeptByNameUntilItIsForgotten() {
        vault.feedback().setLearner("taste", new LearnerState(1, new byte[] {1}));
        vault.feedback().setLearner("taste", new LearnerState(2, new byte[] {1, 2, 3}));
        reopen();

        LearnerState kept = vault.feedback().learner("taste").orElseThrow();
        assertThat(kept.version()).isEqualTo(2);
        assertThat(kept.toBytes()).containsExactly(1, 2, 3);
        assertThat(vault.feedback().learner("other")).isEmpty();
        assertThat(vault.feedback().forget()).isZero();
        assertThat(vault.feedback().learner("taste")).isEmpty();
        assertThatThrownBy(() -> new LearnerState(1, new byte[LearnerState.LONGEST + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A token of somebody's account, and what their reactions say of them. */
    @Test
    void removedSettingAndForgottenFeedback_leaveNothingInTheFileEvenForWhoHasTheKey() throws IOException {
        byte[] random = new byte[200];
        new SplittableRandom(7).nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        Setting<String> setting = new Setting<>("token", String.class);
        vault.settings().put(setting, token);
        vault.feedback().setLearner("taste", new LearnerState(1, random));
        assertThat(Traces.of(token, TestVaults.plainBytes(folder))).isPositive();
        assertThat(Traces.of(random, TestVaults.plainBytes(folder))).isPositive();

        vault.settings().remove(setting);
        assertThat(Traces.of(token, TestVaults.plainBytes(folder))).isZero();
        vault.feedback().forget();
        assertThat(Traces.of(random, TestVaults.plainBytes(folder))).isZero();
    }

    @Test
    void rounds_taken_areCountedFromAMomentOnWhateverBecameOfThem() {
        RoundTaken first = new RoundTaken(NOON, "host:8443", 1, 12, 1.5, 1.25, true);
        RoundTaken second = new RoundTaken(NOON.plusSeconds(60), "host:8443", 2, 12, 1.4, 1.2, false);

        vault.participation().put(first);
        vault.participation().put(second.withUpdateIncluded());
        vault.participation().put(second);
        reopen();

        assertThat(vault.participation().latest(5)).containsExactly(second, first);
        assertThat(vault.participation().latest(1)).containsExactly(second);
        assertThat(vault.participation().countSince(NOON)).isEqualTo(2);
        assertThat(vault.participation().countSince(NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(vault.participation().countSince(NOON.plusSeconds(61))).isZero();
    }
}
