package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sotto.client.grpc.SmallModel;
import io.sotto.client.library.Reaction;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profiles;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.TrainedModel;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Songs of a person's own library, and what they say of them, at the command line. */
class TasteCommandsTest extends WithState {
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
        String song = songFor("fear");

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
        String song = songFor("happy");
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

    private String songFor(String emotion) throws IOException {
        return json("recommend", "--emotion", emotion, "--count", "1", "--json")
                .at("/songs/0/id")
                .asText();
    }
}
