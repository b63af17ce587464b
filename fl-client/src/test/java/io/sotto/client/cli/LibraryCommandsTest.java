package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the page does with songs and playlists, at the command line. */
class LibraryCommandsTest extends WithState {
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
