package io.sotto.model.dl4j;

import io.sotto.model.engine.LossGradient;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss that both engines compute by the same code, behind Deeplearning4j's interface. Deeplearning4j wants sums over the
 * batch where it does not say otherwise; masks are not used here.
 */
final class HostLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final transient LossGradient function;

    HostLoss(LossGradient function) {
        this.function = function;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        double mean = evaluated(labels, preOutput, activation).mean();
        return average ? mean : mean * labels.size(0);
    }

    @Override
    public INDArray computeScoreArray(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        throw new UnsupportedOperationException("no score for each face");
    }

    @Override
    public INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
        return gradient(evaluated(labels, preOutput, activation), preOutput);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask, boolean average) {
        Evaluated evaluated = evaluated(labels, preOutput, activation);
        double score = average ? evaluated.mean() : evaluated.mean() * labels.size(0);
        return Pair.of(score, gradient(evaluated, preOutput));
    }

    @Override
    public String name() {
        return "HostLoss";
    }

    private record Evaluated(double mean, float[] gradient) {}

    private Evaluated evaluated(INDArray labels, INDArray preOutput, IActivation activation) {
        float[] rows = floats(activation.getActivation(preOutput.dup(), true));
        double mean = function.apply(rows, floats(labels));
        return new Evaluated(mean, rows);
    }

    private static INDArray gradient(Evaluated evaluated, INDArray preOutput) {
        return Nd4j.createUninitialized(DataType.FLOAT, preOutput.shape(), 'c')
                .assign(Nd4j.createFromArray(evaluated.gradient()).reshape(preOutput.shape()))
                .muli(preOutput.size(0));
    }

    private static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
