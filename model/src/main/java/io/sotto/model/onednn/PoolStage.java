package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import io.sotto.model.network.Shape;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.jspecify.annotations.Nullable;

/** A pool without overlap or padding: maxima of 2x2 windows, or the mean over all positions. */
final class PoolStage implements Stage {
    private static final long[] NONE = {0, 0};

    private final int algorithm;
    private final long[] window;
    private final memory.desc outputDescriptor;

    private pooling_forward.@Nullable primitive_desc forward;
    private memory.@Nullable desc inputDescriptor;
    private @Nullable Tensor argMax;

    private PoolStage(int algorithm, long[] window, memory.desc outputDescriptor) {
        this.algorithm = algorithm;
        this.window = window;
        this.outputDescriptor = outputDescriptor;
    }

    /** Maxima of 2x2 windows; an odd last row or column is dropped. */
    static PoolStage maximum(memory.data_type type, long batch, Shape output) {
        memory.desc descriptor = Layouts.activations(type, batch, output.channels(), output.height(), output.width());
        return new PoolStage(dnnl_pooling_max, new long[] {2, 2}, descriptor);
    }

    /** The mean of each channel. */
    static PoolStage globalMean(memory.data_type type, long batch, Shape input) {
        memory.desc descriptor = Layouts.activations(type, batch, input.channels(), 1, 1);
        long[] window = {input.height(), input.width()};
        return new PoolStage(dnnl_pooling_avg_exclude_padding, window, descriptor);
    }

    @Override
    public Tensor forward(ProgramBuilder program, Tensor input) {
        pooling_forward.primitive_desc description = new pooling_forward.primitive_desc(
                program.cpu(),
                program.forwardKind(),
                algorithm,
                input.descriptor(),
                outputDescriptor,
                window,
                window,
                NONE,
                NONE,
                NONE,
                program.attributes(),
                false);
        Tensor output = program.work(description.dst_desc());
        Map<Integer, Tensor> arguments = new HashMap<>(Map.of(DNNL_ARG_SRC, input, DNNL_ARG_DST, output));
        if (program.training() && algorithm == dnnl_pooling_max) {
            argMax = program.work(description.workspace_desc());
            arguments.put(DNNL_ARG_WORKSPACE, argMax);
        }
        program.call(new pooling_forward(description), description, arguments);
        this.forward = description;
        this.inputDescriptor = input.descriptor();
        return output;
    }

    @Override
    public Tensor backward(ProgramBuilder program, Tensor gradient, boolean inputGradientWanted) {
        if (forward == null || inputDescriptor == null) {
            throw new IllegalStateException("backward before forward");
        }
        pooling_backward.primitive_desc description = new pooling_backward.primitive_desc(
                program.cpu(),
                algorithm,
                inputDescriptor,
                outputDescriptor,
                window,
                window,
                NONE,
                NONE,
                NONE,
                forward,
                program.attributes(),
                false);
        Tensor inputGradient = program.work(inputDescriptor);
        Map<Integer, Tensor> arguments =
                new HashMap<>(Map.of(DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC, inputGradient));
        if (argMax != null) {
            arguments.put(DNNL_ARG_WORKSPACE, argMax);
        }
        program.call(new pooling_backward(description), description, arguments);
        return inputGradient;
    }
}
