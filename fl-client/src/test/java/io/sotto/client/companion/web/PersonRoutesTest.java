package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sotto.client.vision.TestPhotos;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person keeps here, and how it goes again. */
class PersonRoutesTest {
    @TempDir
    private Path home;

    private TestCompanion companion;

    @BeforeEach
    void start() {
        companion = new TestCompanion(home);
    }

    @AfterEach
    void stop() {
        companion.close();
    }

    @Test
    void settings_outliveTheCompanion() {
        companion.send("PATCH", "/settings", "{\"theme\":\"dark\",\"names\":{\"sad\":\"blue\"}}");
        companion.close();
        companion = new TestCompanion(home);

        JsonNode settings = TestCompanion.json(companion.get("/settings"));
        assertThat(settings.path("theme").asText()).isEqualTo("dark");
        assertThat(settings.at("/names/sad").asText()).isEqualTo("blue");
    }

    @Test
    void correction_needsConsent_thenIsKeptShownAndDeleted() throws IOException {
        String crop = crop();
        assertThat(TestCompanion.code(correct(crop))).isEqualTo("consent-needed");
        companion.send("PATCH", "/settings", "{\"keepFaces\":true}");

        HttpResponse<String> added = correct(crop);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(TestCompanion.json(added).path("predicted").asText()).isEqualTo("happy");
        assertThat(TestCompanion.json(companion.get("/examples")).path("total").asInt())
                .isEqualTo(1);
        long id = TestCompanion.json(added).path("id").asLong();
        assertThat(companion.get("/examples/" + id + "/image").headers().firstValue("Content-Type"))
                .contains("image/png");
        assertThat(companion.get("/examples/export").body()).startsWith("PK").contains("sad/");
        assertThat(companion.send("DELETE", "/examples/" + id, "").statusCode()).isEqualTo(204);
        assertThat(companion.send("DELETE", "/examples/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void correction_ofAMood_isNotedWithItWhetherOrNotTheFaceIsKept() throws IOException {
        companion.send("PATCH", "/settings", "{\"keepJournal\":true}");
        companion.send("POST", "/recommendations", "{\"crop\":\"%s\"}".formatted(crop()));

        assertThat(companion
                        .send("POST", "/journal/said", "{\"emotion\":\"sad\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(said()).isEqualTo("sad");
        companion.send("PATCH", "/settings", "{\"keepFaces\":true}");
        assertThat(companion
                        .send("POST", "/examples", "{\"crop\":\"forgotten\",\"emotion\":\"fear\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(said()).isEqualTo("fear");
    }

    private String said() {
        return TestCompanion.json(companion.get("/journal"))
                .at("/entries/0/said")
                .asText();
    }

    @Test
    void pause_endsSeeingAndForgetsCrops() throws IOException {
        String crop = crop();
        companion.send("PATCH", "/settings", "{\"keepFaces\":true}");
        companion.send("PUT", "/pause", "{\"paused\":true}");

        assertThat(TestCompanion.code(correct(crop))).isEqualTo("paused");
        companion.send("PUT", "/pause", "{\"paused\":false}");
        assertThat(TestCompanion.code(correct(crop))).isEqualTo("crop-unknown");
    }

    @Test
    void passphrase_locksTheVaultUntilItIsGiven() {
        assertThat(companion.send("PUT", "/passphrase", "{\"next\":\"short\"}").statusCode())
                .isEqualTo(400);
        assertThat(companion
                        .send("PUT", "/passphrase", "{\"next\":\"correct horse\"}")
                        .statusCode())
                .isEqualTo(204);
        companion.close();
        companion = new TestCompanion(home);

        assertThat(TestCompanion.json(companion.get("/state")).path("lock").asText())
                .isEqualTo("locked");
        HttpResponse<String> locked = companion.get("/songs");
        assertThat(locked.statusCode()).isEqualTo(423);
        assertThat(TestCompanion.code(locked)).isEqualTo("locked");
        HttpResponse<String> wrong = companion.send("POST", "/unlock", "{\"passphrase\":\"wrong horse\"}");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(TestCompanion.code(wrong)).isEqualTo("wrong-passphrase");
        assertThat(wrong.body()).doesNotContain("wrong horse");
        assertThat(companion
                        .send("POST", "/unlock", "{\"passphrase\":\"correct horse\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(companion.get("/songs").statusCode()).isEqualTo(200);
    }

    @Test
    void profiles_haveTheirOwnSettingsAndSongs() {
        companion.send("PATCH", "/settings", "{\"theme\":\"dark\"}");
        assertThat(companion.send("POST", "/profiles", "{\"name\":\"Anna\"}").statusCode())
                .isEqualTo(201);
        assertThat(TestCompanion.code(companion.send("POST", "/profiles", "{\"name\":\"anna\"}")))
                .isEqualTo("conflict");
        assertThat(companion.send("POST", "/profiles", "{\"name\":\"../x\"}").statusCode())
                .isEqualTo(400);
        companion.send("POST", "/profiles/Anna/open", "");
        companion.send("POST", "/songs", "{\"title\":\"Hers\",\"link\":\"https://example.org/hers\"}");

        JsonNode state = TestCompanion.json(companion.get("/state"));
        assertThat(state.path("profile").asText()).isEqualTo("Anna");
        assertThat(state.at("/settings/theme").asText()).isEqualTo("system");
        assertThat(TestCompanion.code(companion.send("DELETE", "/profiles/Anna", "")))
                .isEqualTo("conflict");
        companion.send("POST", "/profiles/default/open", "");
        assertThat(TestCompanion.json(companion.get("/songs?query=hers"))
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(companion.send("DELETE", "/profiles/Anna", "").statusCode()).isEqualTo(204);
        assertThat(TestCompanion.json(companion.get("/profiles")).path("profiles"))
                .hasSize(1);
    }

    @Test
    void wipe_leavesNothingOnTheDisk() throws IOException {
        companion.send("PATCH", "/settings", "{\"keepFaces\":true,\"started\":true}");
        correct(crop());
        companion.send("POST", "/songs", "{\"title\":\"Zanzibar\",\"link\":\"https://example.org/z\"}");
        Files.writeString(home.resolve("receipts.jsonl"), "");
        Files.createDirectories(home.resolve("federation-host_1"));
        Files.writeString(home.resolve("federation-host_1").resolve("identity-key"), "k");
        byte[] key = Files.readAllBytes(home.resolve("vault.key"));

        assertThat(companion.send("POST", "/wipe", "{\"confirm\":\"yes\"}").statusCode())
                .isEqualTo(400);
        assertThat(companion.send("POST", "/wipe", "{\"confirm\":\"wipe\"}").statusCode())
                .isEqualTo(204);

        JsonNode state = TestCompanion.json(companion.get("/state"));
        assertThat(state.path("examples").asInt()).isZero();
        assertThat(state.at("/settings/started").asBoolean()).isFalse();
        assertThat(TestCompanion.json(companion.get("/songs?query=zanzibar"))
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(home.resolve("receipts.jsonl")).doesNotExist();
        assertThat(home.resolve("federation-host_1")).doesNotExist();
        companion.close();
        String old = new String(key, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("key="))
                .findFirst()
                .orElseThrow();
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(old);
        }
    }

    @Test
    void privacy_saysWhatIsKept() throws IOException {
        companion.send("PATCH", "/settings", "{\"keepFaces\":true}");
        correct(crop());
        JsonNode privacy = TestCompanion.json(companion.get("/privacy"));

        assertThat(privacy.path("examples").asInt()).isEqualTo(1);
        assertThat(privacy.at("/vault/encrypted").asBoolean()).isTrue();
        assertThat(privacy.at("/vault/passphrase").asBoolean()).isFalse();
        assertThat(privacy.path("epsilon").isNull()).isTrue();
        assertThat(privacy.at("/receipts/messages").asInt()).isZero();
        assertThat(privacy.path("policy").findValuesAsText("term")).contains("minimum-cohort", "maximum-clip-norm");
        assertThat(privacy.at("/camera/view").asBoolean()).isFalse();
    }

    @Test
    void participation_withoutACoordinator_isRefused() {
        HttpResponse<String> response = companion.send("PUT", "/participation", "{\"enabled\":true}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("expected server and ca");
    }

    private String crop() throws IOException {
        byte[] photo = Files.readAllBytes(TestPhotos.file("photos/happy_astronaut_collins.png"));
        return TestCompanion.json(companion.picture("/faces", photo, "image/png"))
                .at("/faces/0/crop")
                .asText();
    }

    private HttpResponse<String> correct(String crop) {
        return companion.send("POST", "/examples", "{\"crop\":\"%s\",\"emotion\":\"sad\"}".formatted(crop));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
