package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.compose.Repertoire;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MusicRoutesTest {
    @TempDir
    private static Path home;

    private static TestCompanion companion;

    @BeforeAll
    static void start() {
        companion = new TestCompanion(home);
        companion.send("PATCH", "/settings", "{\"keepJournal\":true}");
    }

    @AfterAll
    static void stop() {
        companion.close();
    }

    @Test
    void library_ofANewPerson_hasSomethingToHear() {
        JsonNode songs = TestCompanion.json(companion.get("/songs?source=composed"));

        assertThat(songs.path("total").asInt()).isEqualTo(Repertoire.pieces().size());
        assertThat(songs.at("/songs/0/playable").asBoolean()).isTrue();
    }

    @Test
    void search_findsWordsOfTheTitle() {
        JsonNode songs = TestCompanion.json(companion.get("/songs?query=RAIN%20slate"));

        assertThat(songs.path("total").asInt()).isEqualTo(1);
        assertThat(songs.at("/songs/0/title").asText()).isEqualTo("Rain on Slate");
    }

    @Test
    void audio_ofALink_isNotHere() {
        long id = add("{\"title\":\"Elsewhere\",\"link\":\"https://example.org/song\"}");

        assertThat(TestCompanion.code(companion.get("/songs/" + id + "/audio"))).isEqualTo("not-playable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"title":"x","link":"javascript:alert(1)"}  | link: expected an http or https address
                {"title":"x","link":"file:///etc/passwd"}   | link: expected an http or https address
                {"title":" ","link":"https://example.org"}  | title: expected a text
                {"link":"https://example.org"}              | title: expected a text
                """)
    void song_thatDoesNotFit_isRefused(String song, String message) {
        HttpResponse<String> response = companion.send("POST", "/songs", song);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(message);
    }

    @Test
    void change_ofASong_keepsWhatItLeavesOut() {
        long id = add("{\"title\":\"First\",\"artist\":\"A\",\"link\":\"https://example.org/1\",\"emotion\":\"sad\"}");
        JsonNode changed = TestCompanion.json(
                companion.send("PATCH", "/songs/" + id, "{\"title\":\"Second\",\"favourite\":true}"));

        assertThat(changed.path("title").asText()).isEqualTo("Second");
        assertThat(changed.path("artist").asText()).isEqualTo("A");
        assertThat(changed.path("emotion").asText()).isEqualTo("sad");
        assertThat(changed.path("favourite").asBoolean()).isTrue();
        assertThat(TestCompanion.json(companion.send("PATCH", "/songs/" + id, "{\"emotion\":null}"))
                        .path("emotion")
                        .isNull())
                .isTrue();
    }

    @Test
    void deletion_ofMany_takesThemOut() {
        long one = add("{\"title\":\"d1\",\"link\":\"https://example.org/d1\"}");
        long two = add("{\"title\":\"d2\",\"link\":\"https://example.org/d2\"}");
        HttpResponse<String> response =
                companion.send("POST", "/songs/delete", "{\"songs\":[%d,%d,999999]}".formatted(one, two));

        assertThat(TestCompanion.json(response).path("deleted").asInt()).isEqualTo(2);
        assertThat(TestCompanion.code(companion.get("/songs/" + one))).isEqualTo("not-found");
    }

    @Test
    void recommendation_forAMood_saysWhyInThePersonsLanguage() {
        JsonNode english = recommend("{\"emotion\":\"happy\",\"count\":3}");
        companion.send("PATCH", "/settings", "{\"language\":\"id\"}");
        JsonNode indonesian = recommend("{\"emotion\":\"happy\",\"count\":3}");
        companion.send("PATCH", "/settings", "{\"language\":\"en\"}");

        assertThat(english.path("songs")).hasSize(3);
        assertThat(english.path("emotion").asText()).isEqualTo("happy");
        assertThat(english.at("/songs/0/reason/text").asText()).isNotBlank();
        assertThat(indonesian.at("/songs/0/reason/text").asText())
                .isNotEqualTo(english.at("/songs/0/reason/text").asText());
    }

    @Test
    void recommendation_forAFeeling_hasNoSongThatWasTakenOutOfItsList() {
        long kept = add("{\"title\":\"kept\",\"link\":\"https://example.org/kept\",\"emotion\":\"disgust\"}");
        long out = add("{\"title\":\"out\",\"link\":\"https://example.org/out\",\"emotion\":\"disgust\"}");
        JsonNode lists = TestCompanion.json(companion.get("/playlists")).path("playlists");
        long list = StreamSupport.stream(lists.spliterator(), false)
                .filter(playlist -> playlist.path("emotion").asText().equals("disgust"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
        companion.send("PUT", "/playlists/%d/songs".formatted(list), "{\"songs\":[%d]}".formatted(kept));

        List<Long> chosen = new ArrayList<>();
        recommend("{\"emotion\":\"disgust\",\"count\":%d}".formatted(Wish.MOST_SONGS))
                .path("songs")
                .forEach(song -> chosen.add(song.at("/song/id").asLong()));

        assertThat(chosen).contains(kept).doesNotContain(out);
    }

    @Test
    void recommendation_toLift_endsHigherThanItBegins() {
        JsonNode songs = recommend("{\"emotion\":\"sad\",\"policy\":\"lift\",\"count\":5}")
                .path("songs");

        assertThat(songs.at("/4/target/valence").asDouble())
                .isGreaterThan(songs.at("/0/target/valence").asDouble() + 0.5);
    }

    @Test
    void songs_ofALiftThatGoesOn_leadOnToTheGoalAndStayThere() {
        companion.send("PATCH", "/settings", "{\"journey\":10}");
        List<Double> valences = Stream.of(0, 6, 12)
                .map("{\"emotion\":\"sad\",\"policy\":\"lift\",\"count\":6,\"step\":%d}"::formatted)
                .map(MusicRoutesTest::recommend)
                .flatMap(answer -> answer.path("songs").findValues("target").stream())
                .map(target -> target.path("valence").asDouble())
                .toList();
        companion.send("PATCH", "/settings", "{\"journey\":6}");

        assertThat(valences).hasSize(18).isSorted();
        assertThat(valences.subList(0, 10)).doesNotHaveDuplicates().last().isEqualTo(0.8);
        assertThat(valences.subList(9, 18)).containsOnly(0.8);
    }

    @Test
    void songs_forTheSameWishOnceMore_areTheSameMomentOfTheJournal() {
        companion.send("DELETE", "/journal", "");
        JsonNode first = recommend("{\"valence\":0.5,\"arousal\":0.1}");
        JsonNode second = recommend("{\"valence\":0.7,\"arousal\":0.1,\"after\":\"%s\"}"
                .formatted(first.path("id").asText()));

        assertThat(journal())
                .hasSize(1)
                .first()
                .matches(entry -> entry.path("valence").asDouble() == 0.7);

        play(second);
        JsonNode third = recommend("{\"valence\":-0.7,\"arousal\":0.1,\"after\":\"%s\"}"
                .formatted(second.path("id").asText()));

        assertThat(journal())
                .hasSize(1)
                .first()
                .matches(entry -> entry.path("valence").asDouble() == 0.7
                        && entry.path("title").equals(second.at("/songs/0/song/title")));

        play(third);

        assertThat(journal())
                .extracting(entry -> entry.path("title"))
                .containsExactly(third.at("/songs/0/song/title"), second.at("/songs/0/song/title"));
        assertThat(journal()).extracting(entry -> entry.path("source").asText()).containsExactly("song", "program");
        JsonNode day = TestCompanion.json(companion.get("/journal/days")).at("/days/0");
        assertThat(day.path("entries").asInt()).isEqualTo(1);
        assertThat(day.path("songs").asInt()).isEqualTo(2);
        recommend("{\"valence\":0.5,\"arousal\":0.1}");
        assertThat(journal()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {}                                          | expected one of crop, emotion, probabilities
                {"emotion":"sad","valence":0,"arousal":0}   | expected one of crop, emotion, probabilities
                {"valence":0.5}                             | expected one of crop, emotion, probabilities
                {"valence":2,"arousal":0}                   | valence 2.0: expected -1 to 1
                {"probabilities":{"happy":0.4}}             | expected a sum of 1
                {"probabilities":{"glad":1}}                | emotion 'glad'
                {"emotion":"sad","count":51}                | count: expected 1 to 50
                {"emotion":"sad","source":"song"}           | source: expected live, photo, picker or program
                {"emotion":"sad","step":-1}                 | step: expected 0 or more, found -1
                """)
    void wish_thatDoesNotFit_isRefused(String wish, String message) {
        HttpResponse<String> response = companion.send("POST", "/recommendations", wish);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(message);
    }

    @Test
    void recommendation_forAnUnknownCrop_saysThatItIsForgotten() {
        HttpResponse<String> response = companion.send("POST", "/recommendations", "{\"crop\":\"x\"}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestCompanion.code(response)).isEqualTo("crop-unknown");
    }

    @Test
    void playing_isCountedAndNotedInTheJournal() {
        JsonNode recommendation = recommend("{\"emotion\":\"angry\",\"count\":1}");
        JsonNode song = recommendation.at("/songs/0/song");

        assertThat(play(recommendation).statusCode()).isEqualTo(204);
        assertThat(TestCompanion.json(companion.get("/songs/" + song.path("id").asLong()))
                        .path("plays")
                        .asInt())
                .isEqualTo(song.path("plays").asInt() + 1);
        JsonNode entry = TestCompanion.json(companion.get("/journal?limit=1")).at("/entries/0");
        assertThat(entry.path("emotion").asText()).isEqualTo("angry");
        assertThat(entry.path("title").asText()).isEqualTo(song.path("title").asText());
        assertThat(companion.get("/journal/export?format=csv").body())
                .contains("angry", song.path("title").asText());
        assertThat(TestCompanion.json(companion.get("/journal/days"))
                        .at("/days/0/emotions/angry")
                        .asInt())
                .isPositive();
    }

    @Test
    void playing_afterItsMoodWasDeleted_bringsNothingBack() {
        JsonNode recommendation = recommend("{\"emotion\":\"sad\",\"count\":1}");
        companion.send("DELETE", "/journal", "");

        play(recommendation);

        assertThat(TestCompanion.json(companion.get("/journal")).path("total").asInt())
                .isZero();
    }

    @Test
    void dislike_makesASongRarer() {
        JsonNode recommendation = recommend("{\"emotion\":\"fear\",\"count\":1}");
        long disliked = recommendation.at("/songs/0/song/id").asLong();
        for (int i = 0; i < 10; i++) {
            companion.send(
                    "POST",
                    "/feedback",
                    "{\"song\":%d,\"recommendation\":\"%s\",\"kind\":\"dislike\",\"seconds\":3}"
                            .formatted(disliked, recommendation.path("id").asText()));
        }
        long again = IntStream.range(0, 10)
                .mapToObj(i -> recommend("{\"emotion\":\"fear\",\"count\":1}"))
                .filter(next -> next.at("/songs/0/song/id").asLong() == disliked)
                .count();

        assertThat(again).isLessThan(5);
    }

    @Test
    void playlist_keepsThePersonsOrder() {
        long id = TestCompanion.json(companion.send("POST", "/playlists", "{\"name\":\"Evening\"}"))
                .path("id")
                .asLong();
        long one = song("Snow, Later");
        long two = song("Low Tide");
        companion.send("PUT", "/playlists/" + id + "/songs", "{\"songs\":[%d,%d]}".formatted(one, two));
        JsonNode songs =
                TestCompanion.json(companion.get("/playlists/" + id + "/songs")).path("songs");

        assertThat(songs.at("/0/id").asLong()).isEqualTo(one);
        assertThat(songs.at("/1/id").asLong()).isEqualTo(two);
        assertThat(TestCompanion.json(companion.send("PATCH", "/playlists/" + id, "{\"name\":\"Night\"}"))
                        .path("name")
                        .asText())
                .isEqualTo("Night");
        assertThat(companion.get("/playlists/" + id + "/m3u").body()).startsWith("#EXTM3U");
        assertThat(companion.send("DELETE", "/playlists/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(companion.send("DELETE", "/playlists/1", "").statusCode()).isEqualTo(404);
    }

    private static JsonNode recommend(String wish) {
        return TestCompanion.json(companion.send("POST", "/recommendations", wish));
    }

    private static JsonNode journal() {
        return TestCompanion.json(companion.get("/journal")).path("entries");
    }

    /** The first of the songs begins. */
    private static HttpResponse<String> play(JsonNode recommendation) {
        return companion.send(
                "POST",
                "/feedback",
                "{\"song\":%d,\"recommendation\":\"%s\",\"kind\":\"play\"}"
                        .formatted(
                                recommendation.at("/songs/0/song/id").asLong(),
                                recommendation.path("id").asText()));
    }

    private static long add(String song) {
        HttpResponse<String> response = companion.send("POST", "/songs", song);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return TestCompanion.json(response).path("id").asLong();
    }

    private static long song(String title) {
        JsonNode songs = TestCompanion.json(companion.get("/songs?limit=500")).path("songs");
        return StreamSupport.stream(songs.spliterator(), false)
                .filter(song -> song.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }
}
