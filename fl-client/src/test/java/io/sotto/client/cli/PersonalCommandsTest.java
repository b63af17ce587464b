package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sotto.client.grpc.TestAuthority;
import io.sotto.client.receipts.Receipt;
import io.sotto.client.receipts.ReceiptFile;
import io.sotto.client.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page does with a person's own journal, terms and settings, at the command line. */
class PersonalCommandsTest extends WithState {
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
        String photo = Files.writeString(state.resolve("photo.png"), "no picture at all")
                .toString();
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
}
