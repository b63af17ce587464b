package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sound of a song, whole and in the parts that players ask for. */
class SoundRoutesTest {
    @TempDir
    private static Path home;

    private static TestCompanion companion;

    private static long piece;

    @BeforeAll
    static void start() {
        companion = new TestCompanion(home);
        JsonNode songs = TestCompanion.json(companion.get("/songs?query=Low%20Tide"));
        piece = songs.at("/songs/0/id").asLong();
    }

    @AfterAll
    static void stop() {
        companion.close();
    }

    @Test
    void sound_withoutARange_isWholeAndSaysItsLength() {
        HttpResponse<byte[]> whole = sound(companion.request(path()));

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(whole.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
        assertThat(new String(whole.body(), 0, 12, StandardCharsets.ISO_8859_1))
                .startsWith("RIFF")
                .endsWith("WAVE");
    }

    @Test
    void sound_fromASecondOn_isAllThatComesAfter() {
        byte[] whole = sound(companion.request(path())).body();
        HttpResponse<byte[]> rest = part("bytes=176444-");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes 176444-%d/%d".formatted(whole.length - 1, whole.length));
        assertThat(rest.headers().firstValueAsLong("Content-Length")).hasValue(whole.length - 176_444L);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 176_444, whole.length));
    }

    @Test
    void sound_ofItsLastBytes_isThose() {
        byte[] whole = sound(companion.request(path())).body();
        byte[] end = Arrays.copyOfRange(whole, whole.length - 7, whole.length);

        assertThat(part("bytes=-7").body()).isEqualTo(end);
        assertThat(part("bytes=%d-%d".formatted(whole.length - 7, whole.length + 100))
                        .body())
                .isEqualTo(end);
        assertThat(part("bytes=8-11").body()).isEqualTo("WAVE".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void sound_afterItsEnd_isRefusedWithItsLength() {
        int length = sound(companion.request(path())).body().length;
        HttpResponse<byte[]> response = part("bytes=%d-".formatted(length));

        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(response.headers().firstValue("Content-Range")).contains("bytes */" + length);
        assertThat(response.body()).isEmpty();
    }

    private static String path() {
        return "/songs/%d/audio".formatted(piece);
    }

    private static HttpResponse<byte[]> part(String range) {
        return sound(companion.request(path()).header("Range", range));
    }

    private static HttpResponse<byte[]> sound(HttpRequest.Builder request) {
        return companion.send(request, BodyHandlers.ofByteArray());
    }
}
