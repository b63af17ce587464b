package io.sotto.model.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final Network NETWORK = Architecture.SMALL.network(Normalisation.BATCH);
    private static final TrainedModel MODEL =
            new TrainedModel(NETWORK, NETWORK.initialParameters(new RandomStreams(1).stream("weights")), provenance());

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("small.sotto");
        ModelFile.write(file, MODEL);
    }

    @Test
    void read_whatWasWritten_givesTheSameModel() {
        assertThat(ModelFile.read(file)).isEqualTo(MODEL);
    }

    @Test
    void write_sameModelTwice_givesTheSameBytes() throws IOException {
        Path again = folder.resolve("again.sotto");
        ModelFile.write(again, MODEL);

        assertThat(again).hasSameBinaryContentAs(file);
        assertThat(Files.size(file)).isGreaterThan(4L * NETWORK.layout().length());
    }

    @Test
    void write_overAnOlderModel_replacesIt() {
        TrainedModel other = new TrainedModel(
                NETWORK, NETWORK.initialParameters(new RandomStreams(2).stream("weights")), provenance());
        ModelFile.write(file, other);

        assertThat(ModelFile.read(file)).isEqualTo(other);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void write_folderThatDoesNotExist_isRefused() {
        assertThatThrownBy(() -> ModelFile.write(folder.resolve("none/small.sotto"), MODEL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected an existing folder");
    }

    @Test
    void write_ontoAFolder_failsAndLeavesNothing() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));

        assertThatThrownBy(() -> ModelFile.write(taken, MODEL)).isInstanceOf(UncheckedIOException.class);
        assertThat(taken).isDirectoryContaining("glob:**inside");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void read_missingFile_isRefused() {
        assertRefused(folder.resolve("none.sotto"), "none.sotto", "found no such file");
    }

    @Test
    void read_fileCutAnywhere_isRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += length < 2000 ? 61 : 99_991) {
            assertRefused(written(Arrays.copyOf(whole, length)), "cut short");
        }
        assertRefused(written(Arrays.copyOf(whole, whole.length - 1)), "cut short");
    }

    @Test
    void read_bytesAfterTheEnd_areRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);

        assertRefused(written(Arrays.copyOf(whole, whole.length + 1)), "expected " + whole.length + " bytes");
    }

    @Test
    void read_anyBitFlipped_isRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += at < 1500 ? 23 : 99_991) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            assertRefused(written(flipped), "expected");
        }
    }

    @Test
    void read_otherFile_isRefused() {
        assertRefused(written("PK, and then something else".getBytes(StandardCharsets.UTF_8)), "a Sotto model file");
    }

    @Test
    void read_laterVersion_isRefused() throws IOException {
        byte[] later = Files.readAllBytes(file);
        later[8] = 3;

        assertRefused(written(later), "expected format version 1 to 2, found version 3");
    }

    @Test
    void read_enormousHeader_isRefusedBeforeItIsRead() throws IOException {
        byte[] forged = Files.readAllBytes(file);
        ByteBuffer.wrap(forged).order(ByteOrder.LITTLE_ENDIAN).putInt(12, Integer.MAX_VALUE);

        assertRefused(written(forged), "expected a header of 2 to 1048576 bytes, found 2147483647 bytes");
    }

    @Test
    void read_headerThatDoesNotFit_isRefusedByItsPart() {
        ModelHeader header = ModelHeader.of(MODEL, Encoding.FLOAT32);
        String layout = header.layoutSha256();
        String parameters = header.parametersSha256();
        ModelHeader.History history = header.provenance();
        String wrong = "0".repeat(64);

        assertRefused(
                forged(new ModelHeader("huge+batch", "float32", 0, layout, parameters, history)),
                "network 'huge+batch': expected an architecture");
        assertRefused(
                forged(new ModelHeader("small+none", "float32", 0, layout, parameters, history)),
                "layout SHA-256 of small+none");
        assertRefused(
                forged(new ModelHeader(header.network(), "float16", 0, layout, parameters, history)),
                "encoding: expected float32, found float16");
        assertRefused(
                forged(new ModelHeader(header.network(), "float32", 0, wrong, parameters, history)),
                "layout SHA-256 of small+batch");
        assertRefused(
                forged(new ModelHeader(header.network(), "float32", 0, layout, wrong, history)),
                "parameters SHA-256: expected " + wrong);
    }

    @Test
    void read_headerThatIsNoModelHeader_isRefused() {
        assertRefused(forged("{\"network\": 3".getBytes(StandardCharsets.UTF_8), MODEL.parameters()), "header");
        assertRefused(forged("{}".getBytes(StandardCharsets.UTF_8), MODEL.parameters()), "header", "network");
        String json = new String(ModelHeader.of(MODEL, Encoding.FLOAT32).toJson(), StandardCharsets.UTF_8);
        assertRefused(
                forged(json.replace("2026-11-20T", "yesterday").getBytes(StandardCharsets.UTF_8), MODEL.parameters()),
                "provenance",
                "createdAt");
    }

    /** What a later version may add: an old reader passes over it. */
    @Test
    void read_headerWithAnUnknownName_isAccepted() {
        String json = new String(ModelHeader.of(MODEL, Encoding.FLOAT32).toJson(), StandardCharsets.UTF_8);
        String later = json.replaceFirst("\\{", "{\"temperature\": 1.5, ");

        assertThat(ModelFile.read(forged(later.getBytes(StandardCharsets.UTF_8), MODEL.parameters())))
                .isEqualTo(MODEL);
    }

    @Test
    void write_halfPrecisionWithTemperature_givesTheRoundedModelBackInHalfTheBytes() throws IOException {
        TrainedModel scaled = new TrainedModel(NETWORK, MODEL.parameters(), OptionalDouble.of(0.7), provenance());
        Path half = folder.resolve("half.sotto");
        ModelFile.write(half, scaled, Encoding.FLOAT16);
        TrainedModel read = ModelFile.read(half);

        assertThat(read.parameters()).isEqualTo(HalfPrecision.round(MODEL.parameters()));
        assertThat(read.temperature()).hasValue(0.7);
        assertThat(Files.size(half)).isLessThan(Files.size(file) * 51 / 100);

        Path again = folder.resolve("again.sotto");
        ModelFile.write(again, read, Encoding.FLOAT16);
        assertThat(again).hasSameBinaryContentAs(half);
    }

    /** What a program of version 1 would misread, it must refuse; everything else it may go on reading. */
    @Test
    void write_version_isTheFirstThatUnderstandsTheFile() throws IOException {
        Path other = folder.resolve("other.sotto");
        ModelFile.write(other, MODEL, Encoding.FLOAT16);
        assertThat(Files.readAllBytes(other)[8]).isEqualTo((byte) 2);
        ModelFile.write(other, new TrainedModel(NETWORK, MODEL.parameters(), OptionalDouble.of(2), provenance()));
        assertThat(Files.readAllBytes(other)[8]).isEqualTo((byte) 2);
        assertThat(Files.readAllBytes(file)[8]).isEqualTo((byte) 1);
    }

    @Test
    void write_parameterTooLargeForHalfPrecision_isRefusedAndLeavesNothing() {
        float[] values = MODEL.parameters().toArray();
        values[7] = 70_000;
        Path large = folder.resolve("large.sotto");

        assertThatThrownBy(() -> ModelFile.write(
                        large,
                        new TrainedModel(NETWORK, ParameterVector.of(NETWORK.layout(), values), provenance()),
                        Encoding.FLOAT16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000.0: expected at most 65504.0");
        assertThat(large).doesNotExist();
    }

    @Test
    void trainedModel_temperatureOutOfRange_isRefused() {
        for (double temperature : new double[] {0, -1, Double.NaN, 101, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() ->
                            new TrainedModel(NETWORK, MODEL.parameters(), OptionalDouble.of(temperature), provenance()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("temperature");
        }
    }

    @Test
    void read_parametersWithNaN_areRefused() {
        float[] values = MODEL.parameters().toArray();
        values[5] = Float.NaN;
        ParameterVector bad = ParameterVector.of(NETWORK.layout(), values);
        ModelHeader header = ModelHeader.of(MODEL, Encoding.FLOAT32);
        ModelHeader fitting = new ModelHeader(
                header.network(),
                header.encoding(),
                0,
                header.layoutSha256(),
                bad.sha256().hex(),
                header.provenance());

        assertRefused(forged(fitting.toJson(), bad), "expected finite numbers, found NaN or infinity");
    }

    @Test
    void trainedModel_layoutOfAnotherNetwork_isRefused() {
        assertThatThrownBy(() -> new TrainedModel(
                        Architecture.SMALL.network(Normalisation.NONE), MODEL.parameters(), provenance()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the layout of small+none");
    }

    private static Provenance provenance() {
        Evaluation evaluation = new Evaluation.Counter()
                .add(Emotion.SAD, new float[] {0, 0, 0, 0, 1, 0, 0}, 0)
                .evaluation();
        return new Provenance(
                Optional.empty(),
                "faces of 10 clients",
                Provenance.settingsOf(new TrainingPlan(1, 32, 0.05, 0, true, new Optimiser.Sgd(0.9, 0))),
                20,
                "a test's engine",
                "0.1.0",
                Instant.parse("2026-11-20T12:00:00Z"),
                Map.of("PublicTest", EvaluationFigures.of(evaluation)));
    }

    private Path forged(ModelHeader header) {
        return forged(header.toJson(), MODEL.parameters());
    }

    /** A file that is whole, with another header or other parameters. */
    private Path forged(byte[] json, ParameterVector parameters) {
        byte[] start = ByteBuffer.allocate(16 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("SOTTOMDL".getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .putInt(json.length)
                .put(json)
                .array();
        byte[] values = parameters.toBytes();
        return written(ByteBuffer.allocate(start.length + values.length + Sha256.BYTES)
                .put(start)
                .put(values)
                .put(Sha256.of(start, values).toBytes())
                .array());
    }

    private Path written(byte[] bytes) {
        try {
            return Files.write(folder.resolve("forged.sotto"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefused(Path file, String... parts) {
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(parts);
    }
}
