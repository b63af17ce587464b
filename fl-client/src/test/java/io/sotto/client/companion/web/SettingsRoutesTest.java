package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRoutesTest {
    @TempDir
    private static Path home;

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
    void change_ofSome_leavesTheOthers() {
        companion.send("PATCH", "/settings", "{\"language\":\"es\",\"names\":{\"sad\":\"blue\"}}");
        JsonNode settings = TestCompanion.json(companion.send("PATCH", "/settings", "{\"theme\":\"dark\"}"));

        assertThat(settings.path("theme").asText()).isEqualTo("dark");
        assertThat(settings.path("language").asText()).isEqualTo("es");
        assertThat(settings.at("/names/sad").asText()).isEqualTo("blue");
        assertThat(TestCompanion.json(companion.get("/state")).path("settings")).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"classes":6}             | classes: expected 7, 5 or 4, found 6
                {"volume":1.5}            | volume: expected 0 to 1, found 1.5
                {"journey":1}             | journey: expected 2 to 20, found 1
                {"theme":"pink"}          | at 'theme'
                {"names":{"joyous":"x"}}  | names: expected emotions, found joyous
                {"colour":"red"}          | unknown name 'colour'
                {"volume":"loud"}         | at 'volume'
                [1]                       | expected a JSON object
                {"volume":                | expected JSON
                {"started":null}          | at 'started'
                """)
    void change_thatDoesNotFit_isRefusedAndChangesNothing(String change, String message) {
        JsonNode before = TestCompanion.json(companion.get("/settings"));
        HttpResponse<String> response = companion.send("PATCH", "/settings", change);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestCompanion.code(response)).isEqualTo("bad-request");
        assertThat(TestCompanion.json(response).path("message").asText()).contains(message);
        assertThat(TestCompanion.json(companion.get("/settings"))).isEqualTo(before);
    }
}
