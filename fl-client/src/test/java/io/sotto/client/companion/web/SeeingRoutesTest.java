package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sotto.client.vision.TestPhotos;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeeingRoutesTest {
    @TempDir
    private static Path home;

    private static final AtomicLong TENTHS = new AtomicLong();

    private static TestCompanion companion;

    @BeforeAll
    static void start() {
        companion = new TestCompanion(home, SeeingRoutesTest::aTenthLater);
    }

    @AfterAll
    static void stop() {
        companion.close();
    }

    @Test
    void photo_ofAHappyFace_isRead() throws IOException {
        JsonNode sight =
                TestCompanion.json(companion.picture("/faces", photo("happy_astronaut_collins.png"), "image/png"));

        assertThat(sight.path("status").asText()).isEqualTo("ok");
        assertThat(sight.path("faces")).hasSize(1);
        assertThat(sight.at("/faces/0/emotion").asText()).isEqualTo("happy");
        assertThat(sight.at("/faces/0/chosen").asBoolean()).isTrue();
        assertThat(sight.at("/faces/0/crop").asText()).hasSizeGreaterThan(20);
        assertThat(sight.at("/shown/bars")).hasSize(7);
    }

    @Test
    void photo_ofSeveralPeople_hasEachLargestFirst() throws IOException {
        JsonNode sight =
                TestCompanion.json(companion.picture("/faces", photo("group_pexels_meeting.jpg"), "image/jpeg"));

        assertThat(sight.path("status").asText()).isEqualTo("several-faces");
        assertThat(sight.path("faces").size()).isGreaterThan(2);
        assertThat(sight.at("/faces/0/box/width").asInt())
                .isGreaterThanOrEqualTo(sight.at("/faces/1/box/width").asInt());
    }

    @Test
    void photo_withoutAFace_saysSo() throws IOException {
        JsonNode sight = TestCompanion.json(companion.picture("/faces", photo("nonface_coffee.png"), "image/png"));

        assertThat(sight.path("status").asText()).isEqualTo("no-face");
        assertThat(sight.path("faces")).isEmpty();
        assertThat(sight.path("shown").isNull()).isTrue();
    }

    @Test
    void live_keepsTheTrackOfAFace() throws IOException {
        byte[] frame = photo("happy_pexels_baby.jpg");
        JsonNode first = TestCompanion.json(companion.picture("/live/a1/frames", frame, "image/jpeg"));
        JsonNode second = TestCompanion.json(companion.picture("/live/a1/frames", frame, "image/jpeg"));

        assertThat(second.at("/faces/0/track").asInt())
                .isEqualTo(first.at("/faces/0/track").asInt());
        assertThat(first.path("framesPerSecond").isNull()).isTrue();
        assertThat(second.path("framesPerSecond").asDouble()).isPositive();
        assertThat(companion.send("DELETE", "/live/a1", "").statusCode()).isEqualTo(204);
    }

    @Test
    void live_thatIsHeld_keepsItsFaces() throws IOException {
        byte[] frame = photo("happy_pexels_baby.jpg");
        companion.picture("/live/c3/frames", photo("group_pexels_meeting.jpg"), "image/jpeg");
        int track = track(companion.picture("/live/c3/frames", frame, "image/jpeg"));
        assertThat(track).isGreaterThan(1);
        companion.send("POST", "/live/c3/hold", "");
        TENTHS.addAndGet(600);
        assertThat(track(companion.picture("/live/c3/frames", frame, "image/jpeg")))
                .isEqualTo(track);

        TENTHS.addAndGet(600);

        assertThat(track(companion.picture("/live/c3/frames", frame, "image/jpeg")))
                .isEqualTo(1);
    }

    private static int track(HttpResponse<String> sight) {
        return TestCompanion.json(sight).at("/faces/0/track").asInt();
    }

    @Test
    void camera_ofALiveView_isOnThenHeldThenOff() throws IOException {
        companion.picture("/live/b2/frames", photo("nonface_coffee.png"), "image/png");
        assertThat(camera().path("state").asText()).isEqualTo("on");

        assertThat(companion.send("POST", "/live/b2/hold", "").statusCode()).isEqualTo(204);
        assertThat(camera().path("state").asText()).isEqualTo("frozen");

        companion.send("DELETE", "/live/b2", "");
        assertThat(camera().path("state").asText()).isEqualTo("off");
        assertThat(camera().path("lastFrame").isNull()).isFalse();
    }

    private static JsonNode camera() throws IOException {
        return TestCompanion.json(companion.send("GET", "/privacy", "")).path("camera");
    }

    @Test
    void video_namedAsAPicture_isRefused() {
        byte[] video = new byte[4096];
        System.arraycopy("\0\0\0 ftypisom".getBytes(StandardCharsets.ISO_8859_1), 0, video, 0, 12);
        HttpResponse<String> response = companion.picture("/faces", video, "image/jpeg");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestCompanion.code(response)).isEqualTo("bad-picture");
        assertThat(response.body()).contains("expected a JPEG or PNG picture");
    }

    @Test
    void picture_of100Megapixels_isRefusedByItsHeader() {
        HttpResponse<String> response = companion.picture("/faces", TestPhotos.pngHeader(10_000, 10_000), "image/png");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(TestCompanion.code(response)).isEqualTo("picture-too-large");
        assertThat(response.body()).contains("10000x10000");
    }

    @Test
    void picture_cutShort_isRefused() throws IOException {
        byte[] whole = photo("happy_pexels_baby.jpg");
        HttpResponse<String> response =
                companion.picture("/faces", Arrays.copyOf(whole, whole.length / 2), "image/jpeg");

        assertThat(TestCompanion.code(response)).isEqualTo("bad-picture");
    }

    @ParameterizedTest
    @ValueSource(ints = {(12 << 20) + 1, 50 << 20})
    void picture_ofMoreThan12Mebibytes_isRefused(int length) {
        HttpResponse<String> response = companion.picture("/faces", new byte[length], "image/jpeg");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(TestCompanion.code(response)).isEqualTo("picture-too-large");
    }

    @Test
    void picture_saidToBeSomethingElse_isRefused() {
        assertThat(TestCompanion.code(companion.picture("/faces", new byte[10], "text/html")))
                .isEqualTo("bad-picture");
    }

    @Test
    void seeing_whilePaused_isRefused() {
        assertThat(companion.send("PUT", "/pause", "{\"paused\":true}").statusCode())
                .isEqualTo(204);
        try {
            assertThat(TestCompanion.code(companion.picture("/faces", new byte[10], "image/jpeg")))
                    .isEqualTo("paused");
        } finally {
            companion.send("PUT", "/pause", "{\"paused\":false}");
        }
    }

    /** Goes on by a tenth of a second each time it is asked, however slow the machine is. */
    private static Instant aTenthLater() {
        return Instant.EPOCH.plusMillis(100 * TENTHS.incrementAndGet());
    }

    private static byte[] photo(String name) throws IOException {
        return Files.readAllBytes(TestPhotos.file("photos/" + name));
    }
}
