package io.sotto.model.dl4j;

import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** Runs a {@link Normaliser} as a layer of Deeplearning4j. */
final class NormaliserLayer extends BaseLayer<NormaliserConfiguration> {
    private static final long serialVersionUID = 1L;

    private final transient Normaliser normaliser;
    private final transient BooleanSupplier fixedStatistics;

    NormaliserLayer(NeuralNetConfiguration configuration, Normaliser normaliser, BooleanSupplier fixedStatistics) {
        super(configuration, DataType.FLOAT);
        this.normaliser = normaliser;
        this.fixedStatistics = fixedStatistics;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, input.shape(), 'c');
        float[] parameters = read(params());
        if (training) {
            normaliser.fixStatistics(fixedStatistics.getAsBoolean());
            normaliser.train(images(input), new NativeImages(output), parameters);
        } else {
            normaliser.infer(images(input), new NativeImages(output), parameters);
        }
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray outputGradient, LayerWorkspaceMgr workspaces) {
        INDArray inputGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
        float[] parameters = read(params());
        float[] gradient = new float[parameters.length];
        normaliser.backward(
                images(input), images(outputGradient), new NativeImages(inputGradient), parameters, gradient);
        INDArray view = getGradientsViewArray();
        for (int i = 0; i < gradient.length; i++) {
            view.putScalar(i, gradient[i]);
        }
        Gradient result = new DefaultGradient();
        result.setGradientFor(NormaliserParameters.KEY, view);
        return new Pair<>(result, inputGradient);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    /** Most layers hand over arrays as they come from the allocator; a transposed or broadcast one is copied. */
    private static Images images(INDArray array) {
        boolean plain = array.ordering() == 'c' && array.offset() == 0 && Shape.hasDefaultStridesForShape(array);
        return new NativeImages(plain ? array : array.dup('c'));
    }

    private static float[] read(INDArray view) {
        float[] values = new float[Math.toIntExact(view.length())];
        for (int i = 0; i < values.length; i++) {
            values[i] = view.getFloat(i);
        }
        return values;
    }
}
