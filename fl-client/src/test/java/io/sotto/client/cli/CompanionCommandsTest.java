package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.compose.Repertoire;
import io.sotto.client.journal.Moment;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.library.SampleAudio;
import io.sotto.client.music.Mood;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profiles;
import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a companion's memory, on real vaults. */
class CompanionCommandsTest {
    @TempDir
    private Path state;

    @TempDir
    private Path music;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectory(music.resolve("sad"));
        SampleAudio.wav(music.resolve("sad/Ana - Dawn.wav"), 1);
    }

    private Cli.Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--state");
        all.add(state.toString());
        return Cli.run(all.toArray(String[]::new));
    }

    private void keep() {
        try (OpenProfile open = OpenProfile.open(new Profiles(state).require("default"), Optional.empty())) {
            Instant noon = Instant.parse("2026-11-25T12:00:00Z");
            open.vault().journal().add(Moment.of(noon, Emotion.SAD, Mood.of(Emotion.SAD), MoodSource.PICKER));
            open.vault().examples().add(noon, FaceImage.of(new byte[FaceImage.PIXELS]), Emotion.SAD, Emotion.NEUTRAL);
        }
    }

    @Test
    void library_addListRefreshExport_doWhatTheySay() throws IOException {
        assertThat(run("library", "add", music.toString()).out()).contains("1 added, 0 updated, 0 gone");
        Files.writeString(music.resolve("broken.mp3"), "no");

        Cli.Result refreshed = run("library", "refresh");

        assertThat(refreshed.out()).contains("0 added, 0 updated, 0 gone");
        assertThat(refreshed.err()).contains("passed over", "broken.mp3", "expected MP3 audio");
        assertThat(run("library", "list", "DAWN", "ana").out()).contains("Dawn", "Ana", "sad", "1 of 1 songs");
        assertThat(run("library", "list", "--json", "--emotion", "happy", "dawn")
                        .out())
                .contains("\"total\" : 0");
        assertThat(run("library", "sources").out()).contains("1 songs", music.toString());
        assertThat(run("playlists", "list").out()).contains("3 songs  sad");
        assertThat(run("playlists", "export", "sad").out())
                .startsWith("#EXTM3U")
                .contains("Dawn.wav");
        assertThat(run("library", "forget", music.toString()).exitCode()).isZero();
        assertThat(run("library", "list", "dawn").out()).contains("0 of 0 songs");
        assertThat(run("library", "sources").out()).contains("0 folders and feeds");
    }

    @Test
    void library_firstOpened_holdsWhatComesWithSotto() {
        String pieces = Repertoire.pieces().size() + " songs";

        assertThat(run("library", "list").out()).contains(pieces);
        assertThat(run("playlists", "list").out()).contains("2 songs  happy");
    }

    @Test
    void libraryImport_wrongRow_isNamedAndTheOthersAreTakenOver() throws IOException {
        Path list = Files.writeString(
                music.resolve("songs.csv"),
                "expression,genre,artist,title,year,link\nhappy,,,T,,https://example.org/\ngrumpy,,,U,,https://example.org/u\n");

        Cli.Result result = run("library", "import", list.toString());

        assertThat(result.out()).contains("1 added, 0 updated");
        assertThat(result.err()).contains("songs.csv, line 3", "'grumpy'");
        Files.writeString(list, "title,link\nT,https://example.org/\n");
        assertThat(run("library", "import", list.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void journalAndExamples_listExportDelete_doWhatTheySay(@TempDir Path out) throws IOException {
        keep();

        assertThat(run("journal", "list").out()).contains("sad", "picker", "1 of 1 entries");
        run("journal", "export", out.resolve("journal.csv").toString());
        assertThat(out.resolve("journal.csv")).content().contains("2026-11-25T12:00:00Z,sad");
        assertThat(run("journal", "export", out.resolve("journal.txt").toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("journal", "delete").exitCode()).isEqualTo(2);
        assertThat(run("journal", "delete", "--to", "2026-11-20").out()).contains("0 deleted");
        assertThat(run("journal", "delete", "--all").out()).contains("1 deleted");
        assertThat(run("examples", "list", "--json").out()).contains("\"predicted\" : \"neutral\"");
        run("examples", "export", out.resolve("faces.zip").toString());
        assertThat(out.resolve("faces.zip")).isNotEmptyFile();
        assertThat(run("examples", "delete", "7").exitCode()).isEqualTo(2);
        assertThat(run("examples", "delete", "1").out()).contains("1 deleted");
    }

    @Test
    void profiles_createListRemove_areOthersThanTheDefaultOne() {
        assertThat(run("profiles", "create", "ana").exitCode()).isZero();
        assertThat(run("library", "add", music.toString(), "--profile", "ana").exitCode())
                .isZero();

        assertThat(run("library", "list", "dawn").out()).contains("0 of 0 songs");
        assertThat(run("profiles", "list").out()).contains("default", "ana");
        assertThat(run("profiles", "remove", "ana").exitCode()).isZero();
        assertThat(run("library", "list", "--profile", "ana").err())
                .contains(
                        "profile 'ana': expected one of default",
                        "`sotto client profiles create ana --state " + state + "` makes a new one");
    }

    @Test
    void profilesWipe_leavesThePersonAsNew() {
        run("library", "add", music.toString());
        assertThat(run("profiles", "wipe", "default").exitCode()).isZero();

        assertThat(run("library", "list", "dawn").out()).contains("0 of 0 songs");
    }

    @Test
    void app_profileThatIsNotThere_namesTheCommandThatMakesIt() {
        Cli.Result refused = run("app", "--no-browser", "--profile", "anna");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("profile 'anna': expected one of default", "profiles create anna");
    }

    @Test
    void vaultPassphrase_setAndRemoved_isAskedForMeanwhile(@TempDir Path secrets) throws IOException {
        Path right = Files.writeString(secrets.resolve("right"), "correct horse\n");
        Path wrong = Files.writeString(secrets.resolve("wrong"), "battery staple\n");
        assertThat(run("vault", "passphrase", "--new-passphrase-file", right.toString())
                        .exitCode())
                .isZero();

        assertThat(run("library", "list", "--passphrase-file", right.toString()).exitCode())
                .isZero();
        Cli.Result refused = run("library", "list", "--passphrase-file", wrong.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("wrong passphrase").doesNotContain("battery");
        assertThat(run("vault", "passphrase", "--remove", "--passphrase-file", right.toString())
                        .exitCode())
                .isZero();
        assertThat(run("library", "list").exitCode()).isZero();
    }
}
