package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sotto.client.grpc.SmallModel;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendCommandTest {
    @TempDir
    private static Path folder;

    private static String model = "";
    private static String photo = "";

    @BeforeAll
    static void write() throws IOException {
        Path file = folder.resolve("model.sotto");
        Provenance fresh =
                new Provenance(Optional.empty(), "none", Map.of(), 0, "none", "test", Instant.EPOCH, Map.of());
        ModelFile.write(file, new TrainedModel(SmallModel.NETWORK, SmallModel.PARAMETERS, fresh));
        model = file.toString();
        photo = DrawnPhotos.write(folder.resolve("photo.png"), 5).toString();
    }

    @Test
    void recommend_drawnFace_printsBarsAndSongsWithReasons() {
        Cli.Result result = recommend("--image", photo, "--model", model, "--seed", "1");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains(photo + ": one face, ")
                .containsPattern("(?m)^  angry +\\d+ %")
                .containsPattern("(?m)^  neutral +\\d+ %")
                .contains("mood: ")
                .containsPattern("(?m)^  3\\. .+, .+$")
                .contains("your mood");
    }

    @Test
    void recommend_json_printsTheDocumentedNamesAndNothingElse() throws IOException {
        Cli.Result result = recommend("--image", photo, "--json", "--count", "5", "--seed", "1");

        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "version",
                        "image",
                        "faces",
                        "face",
                        "emotion",
                        "probabilities",
                        "mood",
                        "policy",
                        "songs",
                        "model");
        assertThat(json.path("songs")).hasSize(5);
        assertThat(json.path("songs").get(0).fieldNames())
                .toIterable()
                .containsExactly("title", "artist", "origin", "valence", "arousal", "distance", "reason");
        assertThat(json.path("probabilities")).hasSize(7);
        double sum = 0;
        for (JsonNode probability : json.path("probabilities")) {
            sum += probability.asDouble();
        }
        assertThat(sum).isBetween(0.999, 1.001);
        assertThat(json.path("model").path("sha256").asText())
                .isEqualTo(SmallModel.PARAMETERS.sha256().hex());
        assertThat(result.out().chars()).allMatch(character -> character < 128);
    }

    @Test
    void recommend_sameSeed_bringsTheSameSongs() {
        String[] arguments = {"--image", photo, "--model", model, "--seed", "12"};

        assertThat(recommend(arguments)).isEqualTo(recommend(arguments));
    }

    @Test
    void recommend_twoFaces_takesTheLargestAndSaysSo() throws IOException {
        String two = DrawnPhotos.write(folder.resolve("two.png"), 5, 3).toString();

        Cli.Result result = recommend("--image", two, "--model", model);

        assertThat(result.out()).contains("2 faces; this is about the largest");
    }

    @Test
    void recommend_noFace_exitsWith2() throws IOException {
        String wall = DrawnPhotos.write(folder.resolve("wall.png")).toString();

        assertRefused(
                wall + ": expected a face that looks at the camera, found none",
                "--image",
                wall,
                "--model",
                model,
                "--json");
    }

    @Test
    void recommend_fileThatIsNoPicture_exitsWith2() throws IOException {
        String text =
                Files.writeString(folder.resolve("video.jpg"), "no picture").toString();

        assertRefused(text + ": expected a JPEG or PNG picture, found neither", "--image", text, "--model", model);
    }

    @Test
    void recommend_hugePicture_exitsWith2() throws IOException {
        byte[] png = Files.readAllBytes(Path.of(photo));
        // Width and height stand at bytes 16 to 23 of a PNG.
        System.arraycopy(new byte[] {0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20}, 0, png, 16, 8);
        String huge = Files.write(folder.resolve("huge.png"), png).toString();

        assertRefused("20000x20000", "--image", huge, "--model", model);
    }

    @Test
    void recommend_missingFiles_exitWith2() {
        String nothing = folder.resolve("nothing").toString();

        assertRefused(nothing + ": expected a picture, found no such file", "--image", nothing, "--model", model);
        assertRefused(nothing + ": expected a model file, found no such file", "--image", photo, "--model", nothing);
        assertRefused("expected YuNet's ONNX file", "--image", photo, "--model", model, "--face-model", nothing);
    }

    @Test
    void recommend_damagedModel_exitsWith2() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(model));
        bytes[bytes.length / 2]++;
        String damaged = Files.write(folder.resolve("damaged.sotto"), bytes).toString();

        assertRefused("SHA-256 of the file", "--image", photo, "--model", damaged);
    }

    @Test
    void recommend_wrongOptions_exitWith2() {
        assertRefused("--count 0: expected 1 to 50", "--image", photo, "--model", model, "--count", "0");
        assertRefused("mutually exclusive", "--image", photo, "--emotion", "sad");
        assertRefused("--image=FILE | --emotion=NAME", "--model", model);
        assertRefused("grumpy", "--emotion", "grumpy");
    }

    @Test
    void recommend_emotionWithoutALibrary_choosesAmongTheCatalogueAndMakesNothing(@TempDir Path fresh) {
        Cli.Result result =
                Cli.run("recommend", "--emotion", "happy", "--policy", "calm", "--state", fresh.toString(), "--json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("\"emotion\" : \"happy\"", "\"policy\" : \"calm\"")
                .containsPattern("\"origin\" : \"(public-domain|invented)\"")
                .doesNotContain("\"face\"", "\"model\"");
        assertThat(fresh).isEmptyDirectory();
    }

    /** In a state folder whose last model is the one of this test, without a library. */
    private static Cli.Result recommend(String... options) {
        List<String> arguments = new ArrayList<>(List.of("recommend", "--state", folder.toString()));
        arguments.addAll(List.of(options));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static void assertRefused(String message, String... options) {
        Cli.Result result = recommend(options);

        assertThat(result.err()).contains(message);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }
}
