package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.client.grpc.SmallModel;
import io.sotto.client.grpc.TestAuthority;
import io.sotto.client.library.Reaction;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profiles;
import io.sotto.client.receipts.Receipt;
import io.sotto.client.receipts.ReceiptFile;
import io.sotto.client.state.StateFolder;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page does with a person's own library, taste, terms and settings, at the command line. */
class PersonalCommandsTest {
    @TempDir
    private Path state;

    @BeforeEach
    void openTheVault() {
        assertThat(run("settings", "set", "keepJournal=true").exitCode()).isZero();
    }

    private Cli.Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--state");
        all.add(state.toString());
        return Cli.run(all.toArray(String[]::new));
    }

    private JsonNode json(String... arguments) throws IOException {
        Cli.Result result = run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return new JsonMapper().readTree(result.out());
    }

    @Test
    void recommend_emotion_choosesFromTheLibraryWithReasonsAndNotesTheMood() throws IOException {
        JsonNode given = json("recommend", "--emotion", "sad", "--count", "4", "--json");

        assertThat(given.path("emotion").asText()).isEqualTo("sad");
        assertThat(given.path("policy").asText()).isEqualTo("match");
        assertThat(given.path("songs")).hasSize(4).allSatisfy(song -> {
            assertThat(song.path("id").asLong()).isPositive();
            assertThat(song.path("origin").asText()).isEqualTo("composed");
            assertThat(song.path("reason").asText()).isNotBlank();
        });
        assertThat(run("journal", "list").out()).contains("sad", "picker", "1 of 1 entries");
    }

    @Test
    void recommend_lift_endsHigherThanItBegins() throws IOException {
        JsonNode songs = json("recommend", "--emotion", "sad", "--policy", "lift", "--count", "5", "--json")
                .path("songs");

        assertThat(songs.at("/4/valence").asDouble())
                .isGreaterThan(songs.at("/0/valence").asDouble() + 0.3);
    }

    @Test
    void recommend_photo_speaksThePersonsLanguageAndShowsTheirClasses() throws IOException {
        Provenance fresh =
                new Provenance(Optional.empty(), "none", Map.of(), 0, "none", "test", Instant.EPOCH, Map.of());
        ModelFile.write(
                state.resolve("model.sotto"), new TrainedModel(SmallModel.NETWORK, SmallModel.PARAMETERS, fresh));
        String photo = DrawnPhotos.write(state.resolve("photo.png"), 5).toString();
        run("settings", "set", "language=es", "classes=4", "names.happy=joyful");

        Cli.Result result = run("recommend", "--image", photo);

        assertThat(result.out())
                .contains(photo + ": one face, ", "(song ", "joyful", "tu estado de ánimo")
                .doesNotContain("disgust");
        assertThat(run("journal", "list").out()).contains("photo");
    }

    @Test
    void feedback_dislike_teachesTheChoice() throws IOException {
        String song = json("recommend", "--emotion", "fear", "--count", "1", "--json")
                .at("/songs/0/id")
                .asText();

        assertThat(run("feedback", "give", song, "dislike", "--emotion", "fear").out())
                .contains("Sotto: dislike");

        try (OpenProfile open = OpenProfile.open(new Profiles(state).require("default"), Optional.empty())) {
            assertThat(open.vault().feedback().learner("taste")).isPresent();
            assertThat(open.vault().feedback().latest(1)).singleElement().satisfies(kept -> {
                assertThat(kept.reaction()).isEqualTo(Reaction.DISLIKE);
                assertThat(kept.mood().valence()).isNegative();
            });
        }
        assertThat(run("feedback", "give", "999999", "like").err())
                .contains("songs: expected one, found none of id 999999");
        assertThat(run("feedback", "give", song, "adore").err())
                .contains("REACTION: expected one of play, finish, skip, like, dislike, found 'adore'");
        assertThat(run("feedback", "give", "Dawn", "like").err())
                .contains("SONG: expected a whole number, found 'Dawn'", "as `sotto client recommend`");
        assertThat(run("feedback", "forget").out()).contains("1 reactions forgotten");
        assertThat(run("feedback", "forget").out()).contains("0 reactions forgotten");
    }

    @Test
    void feedback_play_isCountedAndNotedWithItsMood() throws IOException {
        String song = json("recommend", "--emotion", "happy", "--count", "1", "--json")
                .at("/songs/0/id")
                .asText();
        run("feedback", "give", song, "play", "--emotion", "happy");

        try (OpenProfile open = OpenProfile.open(new Profiles(state).require("default"), Optional.empty())) {
            assertThat(open.vault().feedback().latest(1)).singleElement().satisfies(kept -> {
                assertThat(kept.reaction()).isEqualTo(Reaction.PLAY);
                assertThat(kept.mood().valence()).isGreaterThan(0.9);
            });
            assertThat(open.vault()
                            .songs()
                            .find(Long.parseLong(song))
                            .orElseThrow()
                            .plays())
                    .isEqualTo(1);
        }
    }

    @Test
    void journalAdd_withoutConsent_isRefused() {
        assertThat(run("journal", "add", "angry").out()).contains("entry 1: angry");
        run("settings", "set", "keepJournal=false");

        Cli.Result refused = run("journal", "add", "angry");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("keepJournal: expected consent");
        assertThat(run("journal", "list").out()).contains("1 of 1 entries");
    }

    @Test
    void settings_changed_stayAndAreShown() {
        assertThat(run("settings", "set", "language=id", "names.sad=blue", "volume=0.25")
                        .exitCode())
                .isZero();

        assertThat(run("settings", "show").out()).contains("language=id", "names.sad=blue", "volume=0.25", "classes=7");
        run("settings", "set", "names.sad=");
        assertThat(run("settings", "show", "--json").out())
                .contains("\"language\" : \"id\"")
                .doesNotContain("blue");
    }

    @Test
    void settings_thatDoNotFit_areRefusedAndNothingChanges() {
        assertThat(run("settings", "set", "language=es", "classes=6").err())
                .contains("settings: classes: expected 7, 5 or 4, found 6");
        assertThat(run("settings", "set", "colour=red").err()).contains("unknown name 'colour'");
        assertThat(run("settings", "set", "language=").err()).contains("settings: language: expected one, found none");
        assertThat(run("settings", "set", "language=fr").err())
                .contains("settings: expected one of en, es, id at 'language'");
        assertThat(run("settings", "set", "volume").err())
                .contains("NAME=VALUE: expected a name, = and a value, found 'volume'");
        assertThat(run("settings", "show").out()).contains("language=en");
    }

    @Test
    void pause_untilResume_refusesToReadPhotosAndToFetch() throws IOException {
        String photo = DrawnPhotos.write(state.resolve("photo.png"), 5).toString();
        assertThat(run("pause").exitCode()).isZero();

        assertThat(List.of(
                        run("library", "refresh"),
                        run("library", "add", photo),
                        run("recommend", "--image", photo, "--model", "small"),
                        run("examples", "add", photo, "sad", "--model", "small")))
                .allSatisfy(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(2);
                    assertThat(refused.err()).contains("everything is paused", "sotto client resume");
                });
        assertThat(run("library", "list").exitCode()).isZero();
        assertThat(json("privacy", "--json").at("/privacy/paused").asBoolean()).isTrue();

        assertThat(run("resume").exitCode()).isZero();
        assertThat(run("library", "refresh").exitCode()).isZero();
        assertThat(json("privacy", "--json").at("/privacy/paused").asBoolean()).isFalse();
    }

    @Test
    void examplesAdd_withConsentAlone_keepsTheFace() throws IOException {
        String photo = DrawnPhotos.write(state.resolve("photo.png"), 5).toString();

        Cli.Result refused = run("examples", "add", photo, "sad", "--model", "small");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("keepFaces: expected consent");

        run("settings", "set", "keepFaces=true");
        assertThat(run("examples", "add", photo, "sad", "--model", "small").out())
                .contains("example 1: sad (the model said ");
        assertThat(run("examples", "list").out()).contains("1 examples");
    }

    @Test
    void privacy_saysWhatIsKeptWhatLeftAndOnWhichTerms() throws IOException {
        run("journal", "add", "angry");
        Files.writeString(state.resolve("policy.properties"), "minimum-cohort = 12\n");
        new ReceiptFile(StateFolder.receiptFile(state))
                .add(new Receipt(
                        "2026-11-20T12:00:00Z",
                        "host:8443",
                        "a".repeat(64),
                        3,
                        1,
                        "mask",
                        "b".repeat(64),
                        846_300,
                        "c".repeat(64),
                        12,
                        "a mask of its own"));

        assertThat(run("privacy").out())
                .contains(
                        "0 corrected faces, 1 journal entries",
                        "without a passphrase",
                        "846,300 bytes in 1 messages of 1 rounds, the last at 2026-11-20T12:00:00Z",
                        "minimum-cohort = 12");
        JsonNode answer = json("privacy", "--json").path("privacy");
        assertThat(answer.at("/receipts/bytes").asLong()).isEqualTo(846_300);
        assertThat(answer.at("/vault/bytes").asLong()).isPositive();
        assertThat(answer.has("camera")).isFalse();
    }

    @Test
    void journalDays_countEmotionsDayByDay() throws IOException {
        run("journal", "add", "angry");
        run("journal", "add", "angry");

        assertThat(run("journal", "days").out()).contains("angry ");
        assertThat(json("journal", "days", "--json").path("days"))
                .extracting(day -> day.at("/emotions/angry").asInt())
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(2));
    }

    @Test
    void song_linkedAndChanged_isAsItSays() throws IOException {
        Cli.Result added = run("library", "link", "https://example.org/dawn", "--title", "Dawn", "--year", "1999");
        String song = added.out().strip().split(" ")[0];

        assertThat(run("library", "set", song, "emotion=sad", "title=Dusk", "year=", "favourite=true")
                        .out())
                .contains("Dusk", "sad");
        assertThat(run("library", "show", song).out())
                .contains("title=Dusk", "emotion=sad", "favourite=true")
                .doesNotContain("1999");
        assertThat(json("library", "show", song, "--json").at("/song/location").asText())
                .isEqualTo("https://example.org/dawn");
    }

    @Test
    void song_changesThatDoNotFit_areRefusedAndNothingChanges() {
        String before = run("library", "show", "1").out();

        assertThat(run("library", "set", "1", "colour=red").err()).contains("unknown name 'colour'");
        assertThat(run("library", "set", "1", "genre=Rock", "emotion=blue").exitCode())
                .isEqualTo(2);
        assertThat(run("library", "set", "1", "title=").err()).contains("title: expected a text");
        assertThat(run("library", "set", "4711", "title=Dusk").err()).contains("found none of id 4711");
        assertThat(run("library", "link", "ftp://example.org/", "--title", "Dawn")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("library", "show", "1").out()).isEqualTo(before);
    }

    @Test
    void participation_changed_staysAndIsShown(@TempDir Path folder) throws IOException {
        Cli.Result early = run("participation", "set", "enabled=true");
        assertThat(early.exitCode()).isEqualTo(2);
        assertThat(early.err()).contains("expected server and ca before it is enabled");

        Path ca = folder.resolve("ca.pem");
        new TestAuthority().writePem(ca);
        assertThat(run(
                                "participation",
                                "set",
                                "enabled=true",
                                "server=localhost:8443",
                                "ca=" + ca,
                                "roundsPerDay=3",
                                "onlyOnPower=false")
                        .out())
                .contains("takes part");

        assertThat(run("participation", "show").out())
                .contains(
                        "enabled=true",
                        "server=localhost:8443",
                        "roundsPerDay=3",
                        "onlyOnPower=false",
                        "0 rounds today");
        JsonNode shown = json("participation", "show", "--json").path("participation");
        assertThat(shown.path("ca").asText()).isEqualTo(ca.toAbsolutePath().toString());
        assertThat(shown.path("rounds")).isEmpty();
        assertThat(run("participation", "set", "enabled=false").out()).contains("does not take part");
        assertThat(run("participation", "set", "roundsPerDay=0").exitCode()).isEqualTo(2);
    }

    @Test
    void playlistsAndSongs_madeChangedAndRemoved_areAsTheySay() throws IOException {
        JsonNode songs = json("library", "list", "--limit", "2", "--json").at("/library/songs");
        String first = songs.at("/0/id").asText();
        String second = songs.at("/1/id").asText();

        run("playlists", "create", "Evening");
        assertThat(run("playlists", "add", "evening", second, first).out()).contains("2 songs");
        JsonNode order = json("playlists", "show", "Evening", "--json").path("songs");
        assertThat(order.at("/0/id").asText()).isEqualTo(second);
        assertThat(run("library", "favourite", first).exitCode()).isZero();
        assertThat(run("library", "list", "--favourites").out()).contains("1 of 1 songs");
        assertThat(run("library", "favourite", first, "--no").exitCode()).isZero();
        assertThat(run("library", "remove", first, "999999").out()).contains("1 of 2 removed");
        assertThat(run("library", "favourite", first).exitCode()).isEqualTo(2);
        assertThat(json("playlists", "show", "Evening", "--json").path("songs")).hasSize(1);
        assertThat(run("playlists", "set", "Evening", second).out()).contains("1 songs");
        assertThat(run("playlists", "set", "Evening").out()).contains("0 songs");
        assertThat(run("playlists", "rename", "Evening", "Night").out()).contains("Night");
        assertThat(run("playlists", "rename", "happy", "Glad").err()).contains("expected one of your own");
        assertThat(run("playlists", "delete", "Night").exitCode()).isZero();
        assertThat(run("playlists", "delete", "sad").exitCode()).isEqualTo(2);
        assertThat(run("playlists", "show", "Evening").err()).contains("playlist 'Evening': expected one of");
    }
}
