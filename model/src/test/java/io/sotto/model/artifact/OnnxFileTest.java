package io.sotto.model.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtException;
import com.google.protobuf.ByteString;
import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceImage;
import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.artifact.onnx.ModelProto;
import io.sotto.model.artifact.onnx.NodeProto;
import io.sotto.model.data.FaceFiles;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.model.data.Usage;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.evaluate.Predictions;
import io.sotto.model.evaluate.Predictor;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFileTest {
    private static final TrainedModel SMALL = model(Architecture.SMALL.network(Normalisation.BATCH));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "SMALL, BATCH",
        "SMALL, GROUP",
        "SMALL, NONE",
        "MEDIUM, BATCH",
        "FOUR_CONVOLUTIONS, NONE",
        "FOUR_CONVOLUTIONS, BATCH",
        "REFERENCE, GROUP"
    })
    void write_anyNetwork_givesTheEnginesProbabilitiesInOnnxRuntime(Architecture architecture, Normalisation kind)
            throws OrtException {
        List<FaceImage> faces =
                SyntheticFaces.faces(12, new RandomStreams(4).stream("faces")).images();
        assertAgreement(model(architecture.network(kind)), faces);
    }

    @Test
    void write_fewerClassesOfLargerImages_givesTheEnginesProbabilitiesInOnnxRuntime() throws OrtException {
        RandomGenerator random = new RandomStreams(6).stream("large faces");
        List<FaceImage> faces = Stream.generate(() -> {
                    byte[] pixels = new byte[60 * 60];
                    random.nextBytes(pixels);
                    return FaceImage.of(60, pixels);
                })
                .limit(3)
                .toList();
        assertAgreement(model(Architecture.networkNamed("three-convolutions@60+batch+four")), faces);
    }

    @Test
    void write_small_agreesOverAllOfPrivateTest() throws OrtException {
        assertAgreement(ReleaseModels.find("small").orElse(SMALL), privateTest());
    }

    @Test
    @Tag("slow")
    void write_medium_agreesOverAllOfPrivateTest() throws OrtException {
        TrainedModel medium =
                ReleaseModels.find("medium").orElseGet(() -> model(Architecture.MEDIUM.network(Normalisation.BATCH)));
        assertAgreement(medium, privateTest());
    }

    @Test
    void encode_small_drawsOneNodeALayer() {
        List<String> drawn = OnnxFile.encode(SMALL).getGraph().getNodeList().stream()
                .map(NodeProto::getOpType)
                .toList();
        List<String> block = List.of("Conv", "BatchNormalization", "Relu");

        assertThat(drawn.subList(0, 9))
                .containsExactly(
                        "Sub",
                        "Div",
                        "Conv",
                        "BatchNormalization",
                        "Relu",
                        "Conv",
                        "BatchNormalization",
                        "Relu",
                        "MaxPool");
        assertThat(drawn.subList(drawn.size() - 7, drawn.size() - 4)).isEqualTo(block);
        assertThat(drawn.subList(drawn.size() - 4, drawn.size()))
                .containsExactly("GlobalAveragePool", "Flatten", "Gemm", "Softmax");
        assertThat(drawn).hasSize(2 + 8 * 3 + 3 + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small+batch", "small+group", "four-convolutions+none"})
    void read_whatWasWritten_givesTheSameModel(String network) {
        TrainedModel model = model(Architecture.networkNamed(network));
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(file, model);

        assertThat(OnnxFile.read(file)).isEqualTo(model);
    }

    @Test
    void read_otherFile_isRefused() throws IOException {
        Path file = folder.resolve("model.onnx");
        assertRefused(folder.resolve("none.onnx"), "found no such file");
        assertRefused(Files.writeString(file, "not at all"), "expected an ONNX file that Sotto wrote");
        byte[] whole = OnnxFile.encode(SMALL).toByteArray();
        assertRefused(Files.write(file, Arrays.copyOf(whole, whole.length / 2)), "model.onnx");
        assertRefused(Files.write(file, new byte[0]), "no entry 'sotto.header'");
    }

    @Test
    void read_changedModel_isRefusedByWhatWasChanged() throws IOException {
        assertRefused(changed(onnx -> onnx.clearMetadataProps()), "no entry 'sotto.header'");
        assertRefused(
                changed(onnx -> {
                    onnx.getGraphBuilder()
                            .getNodeBuilder(2)
                            .getAttributeBuilder(1)
                            .setInts(0, 0);
                    return onnx;
                }),
                "a graph that is not the one of small+batch");
        assertRefused(
                changed(onnx -> {
                    onnx.getGraphBuilder().removeInitializer(3);
                    return onnx;
                }),
                "tensor '");
        assertRefused(
                changed(onnx -> {
                    onnx.getGraphBuilder().getInitializerBuilder(0).setDims(0, 8);
                    return onnx;
                }),
                "tensor 'layer0.weight': expected raw float32 of shape [16, 1, 3, 3]");
        assertRefused(
                changed(onnx -> {
                    byte[] bytes =
                            onnx.getGraph().getInitializer(0).getRawData().toByteArray();
                    bytes[3] ^= 1;
                    onnx.getGraphBuilder().getInitializerBuilder(0).setRawData(ByteString.copyFrom(bytes));
                    return onnx;
                }),
                "parameters with SHA-256");
        assertRefused(
                changed(onnx -> {
                    int last = onnx.getGraph().getInitializerCount() - 1;
                    onnx.getGraphBuilder().getInitializerBuilder(last).setRawData(ByteString.copyFrom(new byte[4]));
                    return onnx;
                }),
                "tensor 'pixel.deviation': expected the number 65.1");
    }

    private Path changed(UnaryOperator<ModelProto.Builder> change) throws IOException {
        ModelProto.Builder onnx = change.apply(OnnxFile.encode(SMALL).toBuilder());
        return Files.write(folder.resolve("changed.onnx"), onnx.build().toByteArray());
    }

    private static void assertRefused(Path file, String part) {
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(file.toString(), part);
    }

    private void assertAgreement(TrainedModel trained, List<FaceImage> faces) throws OrtException {
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(file, trained);
        Predictions expected;
        try (EmotionModel network =
                Engines.select(EngineChoice.AUTO).create(trained.network(), new Optimiser.Sgd(0, 0))) {
            network.load(trained.parameters());
            expected = new Predictor(64).predict(network, faces);
        }
        List<Emotion> classes = trained.network().classes().classes();
        float[][] found;
        try (OnnxRuntime runtime = new OnnxRuntime(file)) {
            found = runtime.predict(faces);
        }
        for (int face = 0; face < faces.size(); face++) {
            for (int c = 0; c < classes.size(); c++) {
                assertThat(found[face][c])
                        .as("face %d, class %d", face, c)
                        .isCloseTo(expected.probability(face, classes.get(c)), within(1e-5f));
            }
            assertThat(found[face]).hasSize(classes.size());
        }
    }

    private static List<FaceImage> privateTest() {
        Path file = Path.of(System.getProperty("sotto.data", "."), "fer2013", "fer2013.csv.gz");
        assumeTrue(Files.exists(file), () -> "no FER2013 at " + file);
        return FaceFiles.read(file).faces(Usage.PRIVATE_TEST).images();
    }

    /** Statistics and scales that no layer may mix up. */
    private static TrainedModel model(Network network) {
        RandomGenerator random = new RandomStreams(6).stream("weights");
        float[] values = network.initialParameters(random).toArray();
        for (ParameterLayout.Entry entry : network.layout().entries()) {
            for (int i = entry.offset(); i < entry.offset() + entry.length(); i++) {
                if (entry.role() == Role.RUNNING_VARIANCE || entry.role() == Role.SCALE) {
                    values[i] = 0.5f + random.nextFloat();
                } else if (entry.role() != Role.WEIGHT) {
                    values[i] = 0.2f * (float) random.nextGaussian();
                }
            }
        }
        return new TrainedModel(
                network,
                ParameterVector.of(network.layout(), values),
                OptionalDouble.of(0.9),
                new Provenance(
                        Optional.empty(), "none", Map.of("epochs", "3"), 3, "none", "0.1.0", Instant.EPOCH, Map.of()));
    }
}
