package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Map;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** A fully connected layer, with the ReLU after it in the same pass; that ReLU's backward pass is another stage's. */
final class DenseStage implements Stage {
    private final memory.data_type type;
    private final long[] inputExtents;
    private final long[] weightExtents;
    private final Tensor weight;
    private final Tensor weightGradient;
    private final Tensor bias;
    private final Tensor biasGradient;
    private final boolean relu;

    private inner_product_forward.@Nullable primitive_desc forward;
    private @Nullable Tensor source;
    private memory.@Nullable desc inputDescriptor;

    /**
     * @param type to compute in; an input of another type is converted
     * @param inputExtents {@code [batch, channels, height, width]} or {@code [batch, units]}
     * @param layer name that its parameters start with
     * @param relu whether max(x, 0) follows
     */
    DenseStage(
            memory.data_type type,
            long[] inputExtents,
            int units,
            ParameterTensors parameters,
            String layer,
            boolean relu) {
        this.type = type;
        this.inputExtents = inputExtents.clone();
        this.weightExtents = inputExtents.clone();
        this.weightExtents[0] = units;
        this.weight = parameters.parameter(layer + ".weight", weightExtents);
        this.weightGradient = parameters.gradient(layer + ".weight", weightExtents);
        this.bias = parameters.parameter(layer + ".bias", units);
        this.biasGradient = parameters.gradient(layer + ".bias", units);
        this.relu = relu;
    }

    @Override
    public Tensor forward(ProgramBuilder program, Tensor input) {
        inner_product_forward.primitive_desc description = new inner_product_forward.primitive_desc(
                program.cpu(),
                program.forwardKind(),
                Layouts.activations(type, inputExtents),
                Layouts.free(type, weightExtents),
                bias.descriptor(),
                outputDescriptor(),
                program.attributes(relu),
                false);
        Tensor converted = program.converted(input, description.src_desc());
        Tensor output = program.work(description.dst_desc());
        program.call(
                new inner_product_forward(description),
                description,
                Map.of(
                        DNNL_ARG_SRC, converted,
                        DNNL_ARG_WEIGHTS, program.weights(weight, description.weights_desc()),
                        DNNL_ARG_BIAS, bias,
                        DNNL_ARG_DST, output));
        this.forward = description;
        this.source = converted;
        this.inputDescriptor = input.descriptor();
        return output;
    }

    @Override
    public @Nullable Tensor backward(ProgramBuilder program, Tensor gradient, boolean inputGradientWanted) {
        if (forward == null || source == null || inputDescriptor == null) {
            throw new IllegalStateException("backward before forward");
        }
        addWeightGradient(program, gradient, source, forward);
        return inputGradientWanted
                ? program.converted(addInputGradient(program, gradient, forward), inputDescriptor)
                : null;
    }

    private void addWeightGradient(
            ProgramBuilder program, Tensor gradient, Tensor input, inner_product_forward.primitive_desc hint) {
        inner_product_backward_weights.primitive_desc description = new inner_product_backward_weights.primitive_desc(
                program.cpu(),
                input.descriptor(),
                Layouts.free(memory.data_type.f32, weightExtents),
                bias.descriptor(),
                gradient.descriptor(),
                hint,
                program.attributes(),
                false);
        Tensor computed = program.destination(weightGradient, description.diff_weights_desc());
        program.call(
                new inner_product_backward_weights(description),
                description,
                Map.of(
                        DNNL_ARG_SRC, input,
                        DNNL_ARG_DIFF_DST, gradient,
                        DNNL_ARG_DIFF_WEIGHTS, computed,
                        DNNL_ARG_DIFF_BIAS, biasGradient));
        program.copy(computed, weightGradient);
    }

    private Tensor addInputGradient(
            ProgramBuilder program, Tensor gradient, inner_product_forward.primitive_desc hint) {
        inner_product_backward_data.primitive_desc description = new inner_product_backward_data.primitive_desc(
                program.cpu(),
                Layouts.activations(type, inputExtents),
                Layouts.free(type, weightExtents),
                gradient.descriptor(),
                hint,
                program.attributes(),
                false);
        Tensor inputGradient = program.work(description.diff_src_desc());
        program.call(
                new inner_product_backward_data(description),
                description,
                Map.of(
                        DNNL_ARG_DIFF_DST, gradient,
                        DNNL_ARG_WEIGHTS, program.weights(weight, description.weights_desc()),
                        DNNL_ARG_DIFF_SRC, inputGradient));
        return inputGradient;
    }

    private memory.desc outputDescriptor() {
        return Layouts.activations(type, inputExtents[0], weightExtents[0]);
    }
}
