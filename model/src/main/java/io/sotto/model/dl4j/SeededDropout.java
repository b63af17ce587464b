package io.sotto.model.dl4j;

import io.sotto.model.engine.DropoutMask;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Dropout that depends on the step's seed alone: ND4J's own draws other units in each network that is built, whatever the
 * seed of its generator.
 */
final class SeededDropout implements IDropout {
    private static final long serialVersionUID = 1L;

    private final double rate;
    private final int layer;
    private final transient StepSettings settings;
    private transient float[] numbers = new float[0];
    private transient @Nullable INDArray mask;

    /** @param layer position in the network */
    SeededDropout(double rate, int layer, StepSettings settings) {
        this.rate = rate;
        this.layer = layer;
        this.settings = settings;
    }

    @Override
    public INDArray applyDropout(
            INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        int length = Math.toIntExact(input.length());
        if (numbers.length < length) {
            numbers = new float[length];
        }
        DropoutMask.fill(numbers, length, rate, settings.seed(), layer);
        INDArray drawn = workspaces.createUninitialized(ArrayType.INPUT, input.dataType(), input.shape(), 'c');
        NativeFloats.write(numbers, drawn);
        mask = drawn;
        Nd4j.exec(new MulOp(input, drawn, result));
        return result;
    }

    @Override
    public INDArray backprop(INDArray outputGradient, INDArray inputGradient, int iteration, int epoch) {
        INDArray drawn = mask;
        if (drawn == null) {
            throw new IllegalStateException("dropout's way back before its way there");
        }
        mask = null;
        Nd4j.exec(new MulOp(outputGradient, drawn, inputGradient));
        return inputGradient;
    }

    @Override
    public void clear() {
        mask = null;
    }

    /** Itself: a network has one configuration, and the seed must reach it. */
    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public SeededDropout clone() {
        return this;
    }
}
