package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sotto.client.companion.FailureCode;
import io.sotto.client.learning.Progress;
import io.sotto.client.vision.TestPhotos;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The companion and its document say the same. */
class ContractTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @TempDir
    private static Path home;

    private static TestCompanion companion;
    private static JsonNode document;

    @BeforeAll
    static void start() throws IOException {
        companion = new TestCompanion(home);
        try (InputStream yaml = ContractTest.class.getResourceAsStream("/io/sotto/client/companion/openapi.yaml")) {
            document = new YAMLMapper().readTree(yaml);
        }
    }

    @AfterAll
    static void stop() {
        companion.close();
    }

    @Test
    void document_namesEveryRouteAndNoOther() {
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(name -> {
                    if (METHODS.contains(name)) {
                        documented.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(new TreeSet<>(companion.routes())).isEqualTo(documented);
    }

    @Test
    void document_isServed() {
        assertThat(companion.get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void failures_areThoseOfTheDocument() {
        assertThat(words("/components/schemas/Failure/properties/code/enum"))
                .isEqualTo(Arrays.stream(FailureCode.values())
                        .map(FailureCode::word)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void statesOfParticipation_areThoseOfTheDocument() {
        assertThat(words("/components/schemas/Participation/properties/state/enum"))
                .isEqualTo(Arrays.stream(Progress.State.values())
                        .map(state -> state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void state_hasTheNamesOfItsSchema() {
        JsonNode state = TestCompanion.json(companion.get("/state"));

        assertFits(state, "State");
        assertFits(state.path("settings"), "Settings");
        assertFits(state.path("participation"), "Participation");
    }

    @Test
    void recommendation_hasTheNamesOfItsSchema() throws IOException {
        byte[] photo = Files.readAllBytes(TestPhotos.file("photos/happy_astronaut_collins.png"));
        JsonNode sight = TestCompanion.json(companion.picture("/faces", photo, "image/png"));
        JsonNode recommendation = TestCompanion.json(companion.picture("/recommendations/image", photo, "image/png"));

        assertFits(sight, "Sight");
        assertFits(sight.at("/faces/0"), "Face");
        assertFits(recommendation, "Recommendation");
        assertFits(recommendation.at("/songs/0/song"), "Song");
        assertFits(recommendation.path("face"), "Face");
    }

    @Test
    void trafficAndLibrary_haveTheNamesOfTheirSchemas() {
        assertFits(TestCompanion.json(companion.get("/traffic")), "Traffic");
        assertFits(TestCompanion.json(companion.get("/library")).path("progress"), "LibraryProgress");
    }

    private static void assertFits(JsonNode answer, String schema) {
        assertThat(names(answer))
                .as(schema)
                .isEqualTo(names(document.at("/components/schemas/" + schema + "/properties")));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> words(String pointer) {
        Set<String> words = new TreeSet<>();
        document.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }
}
