package io.sotto.model.artifact;

import com.google.protobuf.InvalidProtocolBufferException;
import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.artifact.onnx.GraphProto;
import io.sotto.model.artifact.onnx.ModelProto;
import io.sotto.model.artifact.onnx.OperatorSetIdProto;
import io.sotto.model.artifact.onnx.StringStringEntryProto;
import io.sotto.model.artifact.onnx.TensorShapeProto;
import io.sotto.model.artifact.onnx.TensorShapeProto.Dimension;
import io.sotto.model.artifact.onnx.TypeProto;
import io.sotto.model.artifact.onnx.ValueInfoProto;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Models as ONNX: {@code pixels [batch, 1, 48, 48]} of 0 to 255 in, {@code probabilities [batch, 7]} by FER2013's label
 * out (or what the network's side and classes are), not divided by a temperature. The header of a model file goes along under {@value #HEADER}, so that a file of our
 * own can be read back with its history; other graphs than ours are refused.
 */
public final class OnnxFile {
    static final String HEADER = "sotto.header";

    private static final long MAX_BYTES = 1L << 28;

    private OnnxFile() {}

    /**
     * Writes a model, replacing the file whole or not at all.
     *
     * @throws InvalidInputException if it cannot be written there
     */
    public static void write(Path file, TrainedModel model) {
        byte[] bytes = encode(model).toByteArray();
        try {
            AtomicFile.write(file, out -> out.write(bytes));
        } catch (IOException e) {
            throw new InvalidInputException("%s: expected a file to write to, found: %s".formatted(file, e), e);
        }
    }

    /**
     * Reads a model that {@link #write} has written.
     *
     * @throws InvalidInputException if the file is missing, damaged, or not such a model; the message says which part
     */
    public static TrainedModel read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidInputException(
                        "%s: expected at most %d bytes, found %d".formatted(file, MAX_BYTES, Files.size(file)));
            }
            return decode(ModelProto.parseFrom(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("%s: expected an ONNX file, found no such file".formatted(file), e);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "%s: expected an ONNX file that Sotto wrote, found: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be read".formatted(file), e);
        }
    }

    static ModelProto encode(TrainedModel model) {
        Network network = model.network();
        boolean grouped = network.layers().contains(new Layer.Normalise(Normalisation.GROUP));
        String header = new String(ModelHeader.of(model, Encoding.FLOAT32).toJson(), StandardCharsets.UTF_8);
        return ModelProto.newBuilder()
                .setIrVersion(grouped ? 10 : 8)
                .setProducerName("Sotto")
                .setProducerVersion(Provenance.CURRENT_VERSION)
                .setDocString(description(network))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(grouped ? 21 : 17))
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(HEADER).setValue(header))
                .setGraph(GraphProto.newBuilder()
                        .setName(network.name())
                        .addAllNode(OnnxNodes.of(network))
                        .addAllInitializer(OnnxTensors.of(model.parameters()))
                        .addInput(value(OnnxNodes.INPUT, 1, network.side(), network.side()))
                        .addOutput(value(OnnxNodes.OUTPUT, network.classes().count())))
                .build();
    }

    private static String description(Network network) {
        String classes = network.classes().classes().stream()
                .map(network.classes()::word)
                .collect(Collectors.joining(", "));
        return "Emotion of a face: pixels of 0 to 255, %dx%d grey, to probabilities of %s."
                .formatted(network.side(), network.side(), classes);
    }

    /** @throws IllegalArgumentException if it is not a model as {@link #encode} makes it */
    static TrainedModel decode(ModelProto onnx) {
        String json = onnx.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().equals(HEADER))
                .map(StringStringEntryProto::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no entry '%s' among its metadata".formatted(HEADER)));
        ModelHeader header = ModelHeader.parse(json.getBytes(StandardCharsets.UTF_8));
        Network network = Architecture.networkNamed(header.network());
        if (!onnx.getGraph().getNodeList().equals(OnnxNodes.of(network))) {
            throw new IllegalArgumentException("a graph that is not the one of %s".formatted(network.name()));
        }
        ParameterVector parameters =
                OnnxTensors.parameters(network.layout(), onnx.getGraph().getInitializerList());
        if (!parameters.sha256().hex().equals(header.parametersSha256())) {
            throw new IllegalArgumentException("parameters with SHA-256 %s instead of %s"
                    .formatted(parameters.sha256().hex(), header.parametersSha256()));
        }
        return new TrainedModel(network, parameters, header.temperature(ModelFile.VERSION), header.toProvenance());
    }

    private static ValueInfoProto value(String name, long... shapeOfOne) {
        TensorShapeProto.Builder shape =
                TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("batch"));
        for (long extent : shapeOfOne) {
            shape.addDim(Dimension.newBuilder().setDimValue(extent));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(OnnxTensors.FLOAT32)
                                .setShape(shape)))
                .build();
    }
}
