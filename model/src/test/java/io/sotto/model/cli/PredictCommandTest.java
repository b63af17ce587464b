package io.sotto.model.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sotto.model.RandomStreams;
import io.sotto.model.artifact.Encoding;
import io.sotto.model.artifact.HalfPrecision;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
    private static final Network NETWORK = Architecture.SMALL.network(Normalisation.BATCH);

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void writeModel() {
        model = folder.resolve("small.sotto");
        ModelFile.write(
                model,
                new TrainedModel(
                        NETWORK,
                        NETWORK.initialParameters(new RandomStreams(1).stream("weights")),
                        ModelCommandRun.PROVENANCE));
    }

    @Test
    void predict_labelFreeCsv_writesASubmission() throws IOException {
        Path csv = Files.writeString(folder.resolve("test.csv"), "pixels\n" + row(10) + row(250) + row(90));
        Path out = folder.resolve("submission.csv");
        ModelCommandRun run =
                ModelCommandRun.of("predict", csv.toString(), "--model", model.toString(), "--out", out.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("submission.csv: 3 lines");
        assertThat(Files.readAllLines(out)).hasSize(4).first().isEqualTo("id,emotion");
        assertThat(Files.readAllLines(out).subList(1, 4))
                .allMatch(line -> line.matches("[012],[0-6]"))
                .isSorted();
    }

    @Test
    void predict_folder_showsBarsForEachPictureInOrder() throws IOException {
        picture("b.png", 48);
        picture("a.png", 60);
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        ModelCommandRun run =
                ModelCommandRun.of("predict", folder.toString(), "--model", model.toString(), "--whole", "--top", "2");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output().lines()).hasSize(6);
        assertThat(run.output().lines().toList().get(0)).endsWith("a.png");
        assertThat(run.output().lines().toList().get(1)).matches("  [a-z]+ +\u2588*\u2591* +\\d+\\.\\d %");
    }

    @Test
    void predict_damagedPictureInAFolder_isNamedAndTheOthersArePredicted() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Path damaged = Files.writeString(pictures.resolve("a.jpg"), "no picture");
        Files.move(picture("b.png", 48), pictures.resolve("b.png"));
        Path out = folder.resolve("submission.csv");

        ModelCommandRun run = ModelCommandRun.of(
                "predict", pictures.toString(), "--model", model.toString(), "--out", out.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("submission.csv: 1 lines");
        assertThat(Files.readAllLines(out)).hasSize(2).last().asString().contains("b.png");
        assertThat(run.errors()).contains("left out: " + damaged).doesNotContain("b.png");
    }

    @Test
    void predict_photoAsJson_givesSevenProbabilitiesInOrder() throws IOException {
        Path photo = picture("photo.png", 48);
        ModelCommandRun run = ModelCommandRun.of("predict", photo.toString(), "--model", model.toString(), "--json");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        JsonNode answer =
                new ObjectMapper().readTree(run.output()).path("predictions").path(0);
        assertThat(answer.path("face").asBoolean()).isTrue();
        assertThat(answer.path("probabilities")).hasSize(7);
        assertThat(answer.path("probabilities").fieldNames().next())
                .isEqualTo(answer.path("emotion").asText());
    }

    @Test
    void predict_fewerClasses_showsThemAlone() throws IOException {
        Path photo = picture("photo.png", 48);
        ModelCommandRun run = ModelCommandRun.of(
                "predict", photo.toString(), "--model", model.toString(), "--classes", "five", "--top", "7");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output().lines()).hasSize(6);
        assertThat(run.output()).contains("angry+disgust", "fear+surprise", "happy", "sad", "neutral");
    }

    @Test
    void predict_wrongInput_exitsWithTwoAndWritesNothing() throws IOException {
        Path labelled = Files.writeString(folder.resolve("train.csv"), "emotion,pixels\n3," + row(5));
        Path out = folder.resolve("out.csv");
        assertRefused("without labels", "predict", labelled.toString(), "--out", out.toString());
        assertRefused("expected 1 to 7", "predict", labelled.toString(), "--top", "8");
        assertRefused("none.jpg: expected a picture", "predict", "none.jpg");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertRefused("expected JPEG or PNG pictures", "predict", empty.toString());
        Path damaged = Files.writeString(empty.resolve("a.jpg"), "no picture");
        assertRefused("empty: expected pictures that can be read", "predict", empty.toString());
        assertRefused("a.jpg", "predict", damaged.toString());
        assertRefused("--top: expected a whole number, found 'x'", "predict", damaged.toString(), "--top", "x");
        Path wrongSize = Files.writeString(folder.resolve("wide.csv"), "pixels\n" + "7 ".repeat(2500) + "7\n");
        assertRefused("wide.csv, line 2", "predict", wrongSize.toString());
        assertThat(out).doesNotExist();
    }

    @Test
    void pack_trainedModel_isHalfAsLargeWithATemperature() throws IOException {
        Path out = folder.resolve("packed.sotto");
        ModelCommandRun run = ModelCommandRun.of(
                "pack", "--model", model.toString(), "--temperature-from", "synthetic:56", "--out", out.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("% in float32,", "% in float16");
        TrainedModel packed = ModelFile.read(out);
        assertThat(packed.parameters())
                .isEqualTo(HalfPrecision.round(ModelFile.read(model).parameters()));
        assertThat(packed.temperature()).isPresent();
        assertThat(packed.provenance().evaluations()).containsKeys("PublicTest", "PrivateTest");
        assertThat(packed.provenance().dataOrigin()).isEqualTo("faces.csv");
        Path again = folder.resolve("again.sotto");
        ModelFile.write(again, packed, Encoding.FLOAT16);
        assertThat(again).hasSameBinaryContentAs(out);
    }

    private void assertRefused(String message, String... arguments) {
        String[] all = IntStream.rangeClosed(0, arguments.length + 1)
                .mapToObj(
                        i -> i < arguments.length ? arguments[i] : i == arguments.length ? "--model" : model.toString())
                .toArray(String[]::new);
        ModelCommandRun run = ModelCommandRun.of(all);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains(message);
    }

    private Path picture(String name, int side) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side; i++) {
            image.setRGB(i, i, 0xa0c0ff);
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static String row(int pixel) {
        return IntStream.range(0, 2304)
                        .mapToObj(i -> String.valueOf((pixel + i) % 256))
                        .collect(Collectors.joining(" "))
                + "\n";
    }
}
