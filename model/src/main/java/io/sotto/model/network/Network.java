package io.sotto.model.network;

import io.sotto.model.ClassMap;
import io.sotto.model.FaceImage;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A feed-forward network from one grey image to a logit for each class: its name and layers. A softmax over the last layer gives
 * the probabilities. Immutable.
 *
 * <p>Parameters stand in the order of Deeplearning4j's flat view, so that its adapter copies nothing but the vector: a
 * convolution's bias and then its weight; a dense layer's weight and then its bias; a normalisation's scale, shift and,
 * for batch normalisation, running mean and variance.
 *
 * @param name as {@link Architecture} makes it, such as {@code small+batch}
 * @param classes what the outputs stand for
 * @param side pixels along each side of the images that it is made for; dense layers take no others
 */
public record Network(String name, List<Layer> layers, ClassMap classes, int side) {
    public Network {
        layers = List.copyOf(layers);
    }

    /** A network for seven classes and images of {@value FaceImage#SIDE} pixels. */
    public Network(String name, List<Layer> layers) {
        this(name, layers, ClassMap.SEVEN, FaceImage.SIDE);
    }

    /** The shape that enters the first layer, for images of the given side. */
    public static Shape inputShape(int side) {
        return new Shape(1, side, side);
    }

    /** The shape after each layer, for images of the given side; as many as there are layers. */
    public List<Shape> shapes(int side) {
        List<Shape> shapes = new ArrayList<>();
        Shape shape = inputShape(side);
        for (Layer layer : layers) {
            shape = shape.after(layer);
            shapes.add(shape);
        }
        return shapes;
    }

    /** Whether the network takes images of any side: it does if it averages over positions before any dense layer. */
    public boolean takesAnySide() {
        return layers.stream().anyMatch(Layer.GlobalAveragePool.class::isInstance);
    }

    /** How many convolutions and dense layers it has. */
    public int weightLayers() {
        return (int) layers.stream().filter(Network::hasWeight).count();
    }

    /**
     * How many layers the first so many convolutions and dense layers reach over, with all that comes before the next.
     *
     * @param learning convolutions and dense layers, fewer than there are
     */
    public int layersOfFirst(int learning) {
        int seen = 0;
        for (int i = 0; i < layers.size(); i++) {
            seen += hasWeight(layers.get(i)) ? 1 : 0;
            if (seen > learning) {
                return i;
            }
        }
        throw new IllegalArgumentException("%d layers of %s: expected fewer than its %d convolutions and dense layers"
                .formatted(learning, name, seen));
    }

    /** How many parameters, from the first, belong to the layers of {@link #layersOfFirst}. */
    public int parametersOfFirst(int learning) {
        String next = "layer" + layersOfFirst(learning) + ".";
        return layout().entries().stream()
                .filter(entry -> entry.name().startsWith(next))
                .findFirst()
                .orElseThrow()
                .offset();
    }

    /** How its parameters stand in a vector. */
    public ParameterLayout layout() {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        Shape shape = inputShape(side);
        int index = 0;
        for (Layer layer : layers) {
            addEntries(builder, "layer" + index++, layer, shape);
            shape = shape.after(layer);
        }
        return builder.build();
    }

    /** Fresh parameters: weights after He et al. 2015, scales and running variances 1, all else 0. */
    public ParameterVector initialParameters(RandomGenerator random) {
        ParameterLayout layout = layout();
        float[] values = new float[layout.length()];
        for (ParameterLayout.Entry entry : layout.entries()) {
            int fanIn = entry.length() / entry.shape().get(0);
            double deviation = Math.sqrt(2.0 / fanIn);
            for (int i = entry.offset(); i < entry.offset() + entry.length(); i++) {
                values[i] = switch (entry.role()) {
                    case WEIGHT -> (float) (deviation * random.nextGaussian());
                    case SCALE, RUNNING_VARIANCE -> 1;
                    case BIAS, SHIFT, RUNNING_MEAN -> 0;
                };
            }
        }
        return ParameterVector.of(layout, values);
    }

    private static boolean hasWeight(Layer layer) {
        return layer instanceof Layer.Convolution || layer instanceof Layer.Dense;
    }

    private static void addEntries(ParameterLayout.Builder builder, String name, Layer layer, Shape input) {
        if (layer instanceof Layer.Convolution convolution) {
            int kernels = convolution.kernels();
            int side = convolution.kernelSide();
            if (convolution.biased()) {
                builder.add(name + ".bias", Role.BIAS, kernels);
            }
            builder.add(name + ".weight", Role.WEIGHT, kernels, input.channels(), side, side);
        } else if (layer instanceof Layer.Dense dense) {
            builder.add(name + ".weight", Role.WEIGHT, dense.units(), input.units());
            builder.add(name + ".bias", Role.BIAS, dense.units());
        } else if (layer instanceof Layer.Normalise normalise) {
            builder.add(name + ".scale", Role.SCALE, input.channels());
            builder.add(name + ".shift", Role.SHIFT, input.channels());
            if (normalise.kind() == Normalisation.BATCH) {
                builder.add(name + ".mean", Role.RUNNING_MEAN, input.channels());
                builder.add(name + ".variance", Role.RUNNING_VARIANCE, input.channels());
            }
        }
    }
}
