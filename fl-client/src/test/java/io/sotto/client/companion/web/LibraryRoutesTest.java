package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryRoutesTest {
    @TempDir
    private static Path home;

    @TempDir
    private static Path lists;

    private static TestCompanion companion;

    @BeforeAll
    static void start() {
        companion = new TestCompanion(home);
    }

    @AfterAll
    static void stop() {
        companion.close();
    }

    @Test
    void list_isImported_andWrongLinesAreNamed() {
        JsonNode result = TestCompanion.json(importList("csv", """
                expression,genre,artist,title,year,link
                happy,Pop,Somebody,Sunny,1999,https://example.org/sunny
                gloomy,Pop,Somebody,Rainy,1999,https://example.org/rainy
                """));

        assertThat(result.path("added").asInt()).isEqualTo(1);
        assertThat(result.at("/problems/0/line").asInt()).isEqualTo(3);
        assertThat(result.at("/problems/0/message").asText()).contains("gloomy");
        assertThat(TestCompanion.json(companion.get("/songs?query=sunny"))
                        .at("/songs/0/emotion")
                        .asText())
                .isEqualTo("happy");
    }

    @Test
    void list_withWrongColumns_isRefused() {
        HttpResponse<String> response = importList("csv", "a,b\n1,2\n");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("expected");
    }

    @Test
    void feed_inAFile_isReadBesideOtherWork() throws IOException {
        Path list = Files.writeString(
                lists.resolve("songs.m3u"), "#EXTM3U\n#EXTINF:10,Band - Windy\nhttps://example.org/windy\n");
        HttpResponse<String> response =
                companion.send("POST", "/library/feeds", "{\"address\":\"%s\",\"emotion\":\"sad\"}".formatted(list));

        assertThat(response.statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(TestCompanion.json(companion.get("/songs?query=windy"))
                                .path("total")
                                .asInt())
                        .isEqualTo(1));
        long id = TestCompanion.json(response).path("id").asLong();
        assertThat(TestCompanion.json(companion.get("/library"))
                        .at("/feeds/0/songs")
                        .asInt())
                .isEqualTo(1);
        assertThat(companion.send("DELETE", "/library/feeds/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(TestCompanion.json(companion.get("/songs?query=windy"))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void folder_thatIsNone_isRefused() {
        assertThat(companion
                        .send("POST", "/library/folders", "{\"path\":\"relative\"}")
                        .body())
                .contains("expected an absolute path");
        assertThat(companion
                        .send("POST", "/library/folders", "{\"path\":\"/no/such/folder\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> importList(String format, String text) {
        return companion.send(companion
                .request("/library/import?format=" + format)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(text)));
    }
}
