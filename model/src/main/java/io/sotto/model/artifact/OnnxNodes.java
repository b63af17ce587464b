package io.sotto.model.artifact;

import io.sotto.model.artifact.onnx.AttributeProto;
import io.sotto.model.artifact.onnx.AttributeProto.AttributeType;
import io.sotto.model.artifact.onnx.NodeProto;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network's nodes as a person would draw them: pixels of 0 to 255 are standardised, then one node a layer, dropout left
 * out since it does nothing any more, then a softmax. Nodes are named by their kind and number ({@code conv1}, ...);
 * parameters have the names of the layout. Not thread-safe.
 */
final class OnnxNodes {
    static final String INPUT = "pixels";
    static final String OUTPUT = "probabilities";
    static final String MEAN = "pixel.mean";
    static final String DEVIATION = "pixel.deviation";

    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private String last = INPUT;
    private boolean flat;

    private OnnxNodes() {}

    /** The nodes from {@link #INPUT} to {@link #OUTPUT}, in the order in which they are computed. */
    static List<NodeProto> of(Network network) {
        OnnxNodes nodes = new OnnxNodes();
        nodes.add("Sub", "centre", List.of(MEAN));
        nodes.add("Div", "standardise", List.of(DEVIATION));
        int index = 0;
        for (Layer layer : network.layers()) {
            nodes.add(layer, "layer" + index++);
        }
        nodes.nodes.add(NodeProto.newBuilder()
                .setName("softmax")
                .setOpType("Softmax")
                .addInput(nodes.last)
                .addOutput(OUTPUT)
                .addAttribute(number("axis", 1))
                .build());
        return List.copyOf(nodes.nodes);
    }

    private void add(Layer layer, String parameters) {
        if (layer instanceof Layer.Convolution convolution) {
            addConvolution(convolution, parameters);
        } else if (layer instanceof Layer.Normalise normalise) {
            addNormalisation(normalise.kind(), parameters);
        } else if (layer instanceof Layer.Relu) {
            add("Relu", numbered("relu"), List.of());
        } else if (layer instanceof Layer.MaxPool) {
            add("MaxPool", numbered("pool"), List.of(), numbers("kernel_shape", 2, 2), numbers("strides", 2, 2));
        } else if (layer instanceof Layer.GlobalAveragePool) {
            add("GlobalAveragePool", "average", List.of());
        } else if (layer instanceof Layer.Dense) {
            addDense(parameters);
        }
    }

    private void addConvolution(Layer.Convolution convolution, String parameters) {
        int side = convolution.kernelSide();
        int pad = convolution.padded() ? side / 2 : 0;
        List<String> inputs = convolution.biased()
                ? List.of(parameters + ".weight", parameters + ".bias")
                : List.of(parameters + ".weight");
        add(
                "Conv",
                numbered("conv"),
                inputs,
                numbers("kernel_shape", side, side),
                numbers("pads", pad, pad, pad, pad),
                numbers("strides", 1, 1));
    }

    private void addNormalisation(Normalisation kind, String parameters) {
        String name = numbered("norm");
        List<String> learned = List.of(parameters + ".scale", parameters + ".shift");
        if (kind == Normalisation.GROUP) {
            add("GroupNormalization", name, learned, epsilon(), number("num_groups", Normalisation.GROUPS));
        } else {
            List<String> inputs = new ArrayList<>(learned);
            inputs.add(parameters + ".mean");
            inputs.add(parameters + ".variance");
            add("BatchNormalization", name, inputs, epsilon());
        }
    }

    private void addDense(String parameters) {
        if (!flat) {
            add("Flatten", "flatten", List.of(), number("axis", 1));
            flat = true;
        }
        add("Gemm", numbered("dense"), List.of(parameters + ".weight", parameters + ".bias"), number("transB", 1));
    }

    private void add(String type, String name, List<String> parameters, AttributeProto... attributes) {
        nodes.add(NodeProto.newBuilder()
                .setName(name)
                .setOpType(type)
                .addInput(last)
                .addAllInput(parameters)
                .addOutput(name)
                .addAllAttribute(Arrays.asList(attributes))
                .build());
        last = name;
    }

    private String numbered(String kind) {
        return kind + numbers.merge(kind, 1, Integer::sum);
    }

    private static AttributeProto epsilon() {
        return AttributeProto.newBuilder()
                .setName("epsilon")
                .setType(AttributeType.FLOAT)
                .setF((float) Normalisation.EPSILON)
                .build();
    }

    private static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto numbers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }
}
