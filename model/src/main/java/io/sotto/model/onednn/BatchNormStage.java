package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import io.sotto.model.network.Normalisation;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation with the ReLU after it, if any, in the same passes. In training it leaves the batch's mean and
 * variance where the gradient of the running ones would stand; in inference, and in training with fixed statistics, it
 * uses the running ones.
 */
final class BatchNormStage implements Stage {
    private final ParameterTensors parameters;
    private final String layer;
    private final int channels;
    private final boolean relu;
    private final boolean fixedStatistics;

    private batch_normalization_forward.@Nullable primitive_desc forward;
    private @Nullable Tensor source;
    private @Nullable Tensor positive;

    /**
     * @param layer name that its parameters start with
     * @param relu whether max(x, 0) follows
     * @param fixedStatistics whether even training normalises by running statistics
     */
    BatchNormStage(ParameterTensors parameters, String layer, int channels, boolean relu, boolean fixedStatistics) {
        this.parameters = parameters;
        this.layer = layer;
        this.channels = channels;
        this.relu = relu;
        this.fixedStatistics = fixedStatistics;
    }

    @Override
    public Tensor forward(ProgramBuilder program, Tensor input) {
        batch_normalization_forward.primitive_desc description = new batch_normalization_forward.primitive_desc(
                program.cpu(),
                program.forwardKind(),
                input.descriptor(),
                input.descriptor(),
                (float) Normalisation.EPSILON,
                flags(program.training()),
                program.attributes(),
                false);
        Tensor output = program.work(description.dst_desc());
        Map<Integer, Tensor> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC, input,
                DNNL_ARG_DST, output,
                DNNL_ARG_MEAN, statistic(program.training(), ".mean"),
                DNNL_ARG_VARIANCE, statistic(program.training(), ".variance"),
                DNNL_ARG_SCALE, parameters.parameter(layer + ".scale", channels),
                DNNL_ARG_SHIFT, parameters.parameter(layer + ".shift", channels)));
        if (program.training() && relu) {
            positive = program.work(description.workspace_desc());
            arguments.put(DNNL_ARG_WORKSPACE, positive);
        }
        program.call(new batch_normalization_forward(description), description, arguments);
        this.forward = description;
        this.source = input;
        return output;
    }

    @Override
    public Tensor backward(ProgramBuilder program, Tensor gradient, boolean inputGradientWanted) {
        if (forward == null || source == null) {
            throw new IllegalStateException("backward before forward");
        }
        batch_normalization_backward.primitive_desc description = new batch_normalization_backward.primitive_desc(
                program.cpu(),
                dnnl_backward,
                gradient.descriptor(),
                gradient.descriptor(),
                source.descriptor(),
                (float) Normalisation.EPSILON,
                flags(true),
                forward,
                program.attributes(),
                false);
        Map<Integer, Tensor> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC, source,
                DNNL_ARG_MEAN, statistic(true, ".mean"),
                DNNL_ARG_VARIANCE, statistic(true, ".variance"),
                DNNL_ARG_SCALE, parameters.parameter(layer + ".scale", channels),
                DNNL_ARG_DIFF_DST, gradient,
                DNNL_ARG_DIFF_SRC, gradient,
                DNNL_ARG_DIFF_SCALE, parameters.gradient(layer + ".scale", channels),
                DNNL_ARG_DIFF_SHIFT, parameters.gradient(layer + ".shift", channels)));
        if (positive != null) {
            arguments.put(DNNL_ARG_WORKSPACE, positive);
        }
        program.call(new batch_normalization_backward(description), description, arguments);
        return gradient;
    }

    private int flags(boolean training) {
        return dnnl_use_scale
                | dnnl_use_shift
                | (relu ? dnnl_fuse_norm_relu : 0)
                | (usesBatch(training) ? 0 : dnnl_use_global_stats);
    }

    private boolean usesBatch(boolean training) {
        return training && !fixedStatistics;
    }

    private Tensor statistic(boolean training, String suffix) {
        return usesBatch(training)
                ? parameters.gradient(layer + suffix, channels)
                : parameters.parameter(layer + suffix, channels);
    }
}
