package io.sotto.model.onednn;

import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.network.Shape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory.data_type;
import org.jspecify.annotations.Nullable;

/**
 * Divides a network's layers into stages. A ReLU joins what comes before it; in inference so does batch normalisation,
 * whose numbers {@link FoldedParameters} has put into the convolution. For one program; not thread-safe.
 */
final class StageFactory {
    private final ProgramKey key;
    private final List<Layer> layers;
    private final List<Shape> shapes;
    private final ParameterTensors parameters;
    private final List<Stage> stages = new ArrayList<>();
    /** Whether a ReLU was taken in the stage before, and its backward pass is still to be added. */
    private boolean reluPending;

    StageFactory(ProgramKey key) {
        this.key = key;
        this.layers = key.network().layers();
        this.shapes = key.network().shapes(key.side());
        this.parameters = new ParameterTensors(key.network().layout());
    }

    /** The stages in order; the first takes float32 pixels, the last gives float32 logits. */
    List<Stage> stages() {
        for (int i = 0; i < layers.size(); ) {
            i += add(i, layers.get(i));
        }
        return stages;
    }

    /** Whether inference multiplies a layer's numbers into the convolution right before it. */
    static boolean isFolded(Network network, int index) {
        return index > 0
                && network.layers().get(index) instanceof Layer.Normalise normalise
                && normalise.kind() == Normalisation.BATCH
                && network.layers().get(index - 1) instanceof Layer.Convolution;
    }

    /** Adds the stage that begins with a layer, and says how many layers it covers. */
    private int add(int index, Layer layer) {
        if (reluPending && !(layer instanceof Layer.MaxPool)) {
            addPendingRelu();
        }
        if (layer instanceof Layer.Convolution convolution) {
            return addConvolution(index, convolution);
        } else if (layer instanceof Layer.Dense dense) {
            return addDense(index, dense);
        } else if (layer instanceof Layer.Normalise normalise) {
            return addNormalisation(index, normalise);
        } else if (layer instanceof Layer.MaxPool) {
            stages.add(PoolStage.maximum(type(), key.batch(), shapes.get(index)));
            addPendingRelu();
        } else if (layer instanceof Layer.GlobalAveragePool) {
            stages.add(PoolStage.globalMean(type(), key.batch(), inputShape(index)));
        } else if (layer instanceof Layer.Dropout dropout) {
            stages.add(new DropoutStage(dropout.rate(), index, inputExtents(index)));
        } else if (layer instanceof Layer.Relu) {
            stages.add(new ReluStage(false));
        }
        return 1;
    }

    private int addConvolution(int index, Layer.Convolution convolution) {
        boolean folded = !key.training() && index + 1 < layers.size() && isFolded(key.network(), index + 1);
        int next = folded ? index + 2 : index + 1;
        boolean relu = isRelu(next);
        Shape input = inputShape(index);
        ConvolutionStage.Convolved geometry = new ConvolutionStage.Convolved(
                type(),
                key.batch(),
                input.channels(),
                input.height(),
                input.width(),
                convolution.kernels(),
                convolution.kernelSide(),
                convolution.padded() ? convolution.kernelSide() / 2 : 0);
        stages.add(new ConvolutionStage(
                geometry,
                parameters,
                name(index) + ".weight",
                biasName(index, convolution, folded),
                relu,
                stages.isEmpty()));
        reluPending = relu && key.training();
        return (relu ? next + 1 : next) - index;
    }

    private @Nullable String biasName(int index, Layer.Convolution convolution, boolean folded) {
        if (convolution.biased()) {
            return name(index) + ".bias";
        }
        return folded ? name(index + 1) + ".shift" : null;
    }

    private int addDense(int index, Layer.Dense dense) {
        boolean relu = isRelu(index + 1);
        boolean last = layers.stream().skip(index + 1).noneMatch(Layer.Dense.class::isInstance);
        stages.add(new DenseStage(
                last ? data_type.f32 : type(), inputExtents(index), dense.units(), parameters, name(index), relu));
        reluPending = relu && key.training();
        return relu ? 2 : 1;
    }

    private int addNormalisation(int index, Layer.Normalise normalise) {
        boolean relu = isRelu(index + 1);
        Shape shape = inputShape(index);
        stages.add(
                switch (normalise.kind()) {
                    case BATCH ->
                        new BatchNormStage(
                                parameters, name(index), shape.channels(), relu, index < key.fixedStatistics());
                    case GROUP -> new GroupNormStage(parameters, name(index), type(), key.batch(), shape, relu);
                    case NONE -> throw new AssertionError("refused by the layer");
                });
        return relu ? 2 : 1;
    }

    private void addPendingRelu() {
        if (reluPending) {
            stages.add(new ReluStage(true));
            reluPending = false;
        }
    }

    private boolean isRelu(int index) {
        return index < layers.size() && layers.get(index) instanceof Layer.Relu;
    }

    private Shape inputShape(int index) {
        return index == 0 ? Network.inputShape(key.side()) : shapes.get(index - 1);
    }

    /** Two extents after a dense layer, four before any. */
    private long[] inputExtents(int index) {
        Shape shape = inputShape(index);
        boolean flat = layers.subList(0, index).stream().anyMatch(Layer.Dense.class::isInstance);
        return flat
                ? new long[] {key.batch(), shape.channels()}
                : new long[] {key.batch(), shape.channels(), shape.height(), shape.width()};
    }

    private data_type type() {
        return key.type().dataType();
    }

    private static String name(int index) {
        return "layer" + index;
    }
}
