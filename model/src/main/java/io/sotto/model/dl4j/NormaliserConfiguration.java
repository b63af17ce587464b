package io.sotto.model.dl4j;

import io.sotto.model.network.Normalisation;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;

/** Describes a {@link NormaliserLayer} to Deeplearning4j. Float32 only. */
final class NormaliserConfiguration extends BaseLayer {
    private static final long serialVersionUID = 1L;

    private final Normalisation kind;
    private final boolean relu;
    private final boolean fixedStatistics;
    private final transient StepSettings settings;
    private int channels;

    /** @param fixedStatistics whether running statistics are used and kept in every step, or as the settings say */
    NormaliserConfiguration(Normalisation kind, boolean relu, boolean fixedStatistics, StepSettings settings) {
        this.kind = kind;
        this.relu = relu;
        this.fixedStatistics = fixedStatistics;
        this.settings = settings;
    }

    int parameterCount() {
        return Normaliser.parameterCount(kind, channels);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        NormaliserLayer layer = new NormaliserLayer(
                configuration,
                Normaliser.of(kind, channels, relu),
                () -> fixedStatistics || settings.statisticsFrozen());
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(configuration, parameters, initialise));
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new NormaliserParameters();
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return input;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        channels = Math.toIntExact(((InputType.InputTypeConvolutional) input).getChannels());
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public List<Regularization> getRegularizationByParam(String name) {
        return List.of();
    }

    @Override
    public IUpdater getUpdaterByParam(String name) {
        return new NoOp();
    }

    @Override
    public boolean isPretrainParam(String name) {
        return false;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        throw new UnsupportedOperationException("no memory report for " + this);
    }
}
