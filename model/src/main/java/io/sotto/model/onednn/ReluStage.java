package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;

import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.jspecify.annotations.Nullable;

/**
 * max(x, 0). Where the operation before has taken the maximum in its own pass, only the backward pass is left. That may
 * come after a maximum pool, since the two commute, and has a quarter of the numbers there.
 */
final class ReluStage implements Stage {
    private final boolean alreadyTaken;

    private eltwise_forward.@Nullable primitive_desc forward;
    private @Nullable Tensor output;

    /** @param alreadyTaken whether its input has no negative number any more */
    ReluStage(boolean alreadyTaken) {
        this.alreadyTaken = alreadyTaken;
    }

    @Override
    public Tensor forward(ProgramBuilder program, Tensor input) {
        eltwise_forward.primitive_desc description = new eltwise_forward.primitive_desc(
                program.cpu(),
                program.forwardKind(),
                dnnl_eltwise_relu_use_dst_for_bwd,
                input.descriptor(),
                input.descriptor(),
                0,
                0,
                program.attributes(),
                false);
        if (!alreadyTaken) {
            program.call(
                    new eltwise_forward(description), description, Map.of(DNNL_ARG_SRC, input, DNNL_ARG_DST, input));
        }
        this.forward = description;
        this.output = input;
        return input;
    }

    @Override
    public Tensor backward(ProgramBuilder program, Tensor gradient, boolean inputGradientWanted) {
        if (forward == null || output == null) {
            throw new IllegalStateException("backward before forward");
        }
        eltwise_backward.primitive_desc description = new eltwise_backward.primitive_desc(
                program.cpu(),
                dnnl_eltwise_relu_use_dst_for_bwd,
                gradient.descriptor(),
                gradient.descriptor(),
                output.descriptor(),
                0,
                0,
                forward,
                program.attributes(),
                false);
        program.call(
                new eltwise_backward(description),
                description,
                Map.of(DNNL_ARG_DST, output, DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC, gradient));
        return gradient;
    }
}
