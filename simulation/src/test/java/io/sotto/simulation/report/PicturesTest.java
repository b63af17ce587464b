package io.sotto.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.Emotion;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.engine.RoundRecord.Score;
import io.sotto.simulation.partition.PartitionRule;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures are for eyes; what a test can hold is that what they should show has left ink of its colour. */
class PicturesTest {
    private static final Color ACCURACY = new Color(0x00, 0x72, 0xB2);
    private static final Color TRAINING = new Color(0xD5, 0x5E, 0x00);

    @TempDir
    Path folder;

    @Test
    void accuracy_ofRoundsSomeWithoutScore_showsACurveAndTheTarget() throws IOException {
        Path file = folder.resolve("accuracy.png");
        new Curves("a run", rounds(20)).drawAccuracy(file, 0.4);

        assertThat(pixels(file, ACCURACY)).isGreaterThan(500);
        assertThat(pixels(file, new Color(0x88, 0x88, 0x88))).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 300})
    void loss_ofAnyNumberOfRounds_showsBothCurves(int count) throws IOException {
        Path file = folder.resolve("loss.png");
        new Curves("a run", rounds(count)).drawLoss(file);

        assertThat(pixels(file, ACCURACY)).isGreaterThan(30);
        assertThat(pixels(file, TRAINING)).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 3000})
    void partition_ofAnyNumberOfClients_showsEachClassInItsColour(int clients) throws IOException {
        List<Emotion> labels = IntStream.range(0, 7000)
                .mapToObj(row -> Emotion.ofLabel(row % Emotion.COUNT))
                .toList();
        Path file = folder.resolve("partition.png");
        PartitionPicture.draw(
                PartitionRule.parse("dirichlet:1").split(labels, clients, new RandomStreams(1)), "dirichlet:1", file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1400);
        for (Color colour : Look.CLASSES) {
            assertThat(pixels(file, colour)).as("%s", colour).isGreaterThan(250);
        }
    }

    @Test
    void confusion_ofAClassWithoutFaces_isDrawnAllTheSame() throws IOException {
        Path file = folder.resolve("confusion.png");
        Evaluation.Counter counter = new Evaluation.Counter();
        for (Emotion truth : Emotion.values()) {
            for (int i = 0; truth != Emotion.DISGUST && i < 20; i++) {
                float[] probabilities = new float[Emotion.COUNT];
                probabilities[i < 17 ? truth.label() : i % Emotion.COUNT] = 1;
                counter.add(truth, probabilities, 0);
            }
        }
        ConfusionPicture.draw(counter.evaluation(), "a title", file);

        BufferedImage image = ImageIO.read(file.toFile());
        int cell = (image.getWidth() - 190 - 40) / 7;
        Color right = new Color(image.getRGB(190 + 10, 130 + 10));
        Color wrong = new Color(image.getRGB(190 + cell + 10, 130 + 10));
        assertThat(right.getBlue() - right.getRed()).isGreaterThan(100);
        assertThat(wrong.getRed()).isGreaterThan(200);
    }

    private static List<RoundRecord> rounds(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(round -> new RoundRecord(
                        round, 10, 0, 2870, 2.0 / round, score(round, count), Sha256.of(new byte[0]), 1))
                .toList();
    }

    private static @Nullable Score score(int round, int last) {
        return round % 5 == 0 || round == last || round == 1 ? new Score(1 - 0.9 / round, 0.8 - 0.7 / round, 1) : null;
    }

    private static long pixels(Path file, Color colour) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF)
                        == (colour.getRGB() & 0xFFFFFF))
                .count();
    }
}
