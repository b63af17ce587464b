package io.sotto.client.companion.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sotto.client.companion.web.TestCompanion;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** A companion that the page of a test talks to. */
final class Device implements AutoCloseable {
    private final TestCompanion companion;

    private Device(TestCompanion companion) {
        this.companion = companion;
    }

    /** One that nobody has used yet. */
    static Device fresh(Path home) {
        return new Device(new TestCompanion(home));
    }

    /** One whose person has seen the first screens and agreed to both questions. */
    static Device started(Path home) {
        Device device = fresh(home);
        device.settings("{\"started\": true, \"keepFaces\": true, \"keepJournal\": true}");
        return device;
    }

    /** The page with its token, as the launcher opens it. */
    String address() {
        return "%s/#token=%s".formatted(origin(), companion.token());
    }

    String origin() {
        return "http://127.0.0.1:" + companion.port();
    }

    TestCompanion companion() {
        return companion;
    }

    Device settings(String changes) {
        companion.send("PATCH", "/settings", changes);
        return this;
    }

    /** @param csv with its line of columns */
    void importSongs(String csv) {
        HttpResponse<String> answer = companion.send(companion
                .request("/library/import?format=csv")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(csv)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /**
     * Adds a folder of audio files and waits until it has been read.
     *
     * @param songs how many it has
     */
    void addFolder(Path folder, int songs) {
        HttpResponse<String> answer =
                companion.send("POST", "/library/folders", "{\"path\": \"%s\"}".formatted(folder));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/library").at("/folders/0/songs").asInt() == songs);
    }

    /** A song that lives elsewhere. */
    void addLink(String title) {
        HttpResponse<String> answer = companion.send(
                "POST",
                "/songs",
                "{\"title\": \"%s\", \"artist\": \"Test Band\", \"emotion\": \"happy\", \"link\": \"https://example.org/%s\"}"
                        .formatted(title, title.replace(' ', '-')));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    JsonNode get(String path) {
        return TestCompanion.json(companion.get(path));
    }

    @Override
    public void close() {
        companion.close();
    }
}
