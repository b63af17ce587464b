package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** A convolution with stride 1, with the ReLU after it in the same pass; that ReLU's backward pass is another stage's. */
final class ConvolutionStage implements Stage {
    private static final long[] STRIDES = {1, 1};

    private final Convolved geometry;
    private final Tensor weight;
    private final Tensor weightGradient;
    private final @Nullable Tensor bias;
    private final @Nullable Tensor biasGradient;
    private final boolean relu;
    private final boolean first;

    private convolution_forward.@Nullable primitive_desc forward;
    private @Nullable Tensor source;

    /**
     * What a convolution goes over.
     *
     * @param type of activations and weights
     * @param side height and width of a kernel
     * @param padding zeros at each edge
     */
    record Convolved(
            memory.data_type type,
            long batch,
            int channelsIn,
            int heightIn,
            int widthIn,
            int kernels,
            int side,
            int padding) {
        memory.desc input() {
            return Layouts.activations(type, batch, channelsIn, heightIn, widthIn);
        }

        memory.desc output() {
            int shrink = side - 1 - 2 * padding;
            return Layouts.activations(type, batch, kernels, heightIn - shrink, widthIn - shrink);
        }

        long[] kernelExtents() {
            return new long[] {kernels, channelsIn, side, side};
        }

        long[] paddings() {
            return new long[] {padding, padding};
        }
    }

    /**
     * @param weight name of the weight
     * @param bias name of what is added to each output channel, null for nothing
     * @param relu whether max(x, 0) follows
     * @param first whether its input is the pixels, whose gradient nobody needs
     */
    ConvolutionStage(
            Convolved geometry,
            ParameterTensors parameters,
            String weight,
            @Nullable String bias,
            boolean relu,
            boolean first) {
        this.geometry = geometry;
        this.weight = parameters.parameter(weight, geometry.kernelExtents());
        this.weightGradient = parameters.gradient(weight, geometry.kernelExtents());
        this.bias = bias == null ? null : parameters.parameter(bias, geometry.kernels());
        this.biasGradient = bias == null ? null : parameters.gradient(bias, geometry.kernels());
        this.relu = relu;
        this.first = first;
    }

    @Override
    public Tensor forward(ProgramBuilder program, Tensor input) {
        convolution_forward.primitive_desc description = describeForward(program);
        if (program.training() && !first) {
            // The backward pass's layout is the quicker one to make from the parameters (docs/decisions/0003).
            program.weights(weight, describeInputGradient(program, description).weights_desc());
        }
        Tensor converted = program.converted(input, description.src_desc());
        Tensor output = program.work(description.dst_desc());
        Map<Integer, Tensor> arguments = new HashMap<>();
        arguments.put(DNNL_ARG_SRC, converted);
        arguments.put(DNNL_ARG_WEIGHTS, program.weights(weight, description.weights_desc()));
        arguments.put(DNNL_ARG_DST, output);
        if (bias != null) {
            arguments.put(DNNL_ARG_BIAS, bias);
        }
        program.call(new convolution_forward(description), description, arguments);
        this.forward = description;
        this.source = converted;
        return output;
    }

    @Override
    public @Nullable Tensor backward(ProgramBuilder program, Tensor gradient, boolean inputGradientWanted) {
        if (forward == null || source == null) {
            throw new IllegalStateException("backward before forward");
        }
        addWeightGradient(program, gradient, source, forward);
        return inputGradientWanted ? addInputGradient(program, gradient, forward) : null;
    }

    private convolution_forward.primitive_desc describeForward(ProgramBuilder program) {
        return new convolution_forward.primitive_desc(
                program.cpu(),
                program.forwardKind(),
                dnnl_convolution_direct,
                geometry.input(),
                Layouts.free(geometry.type(), geometry.kernelExtents()),
                bias == null ? new memory.desc() : bias.descriptor(),
                geometry.output(),
                STRIDES,
                geometry.paddings(),
                geometry.paddings(),
                program.attributes(relu),
                false);
    }

    private void addWeightGradient(
            ProgramBuilder program, Tensor gradient, Tensor input, convolution_forward.primitive_desc hint) {
        convolution_backward_weights.primitive_desc description = new convolution_backward_weights.primitive_desc(
                program.cpu(),
                dnnl_convolution_direct,
                geometry.input(),
                Layouts.free(memory.data_type.f32, geometry.kernelExtents()),
                bias == null ? new memory.desc() : bias.descriptor(),
                geometry.output(),
                STRIDES,
                geometry.paddings(),
                geometry.paddings(),
                hint,
                program.attributes(),
                false);
        Tensor computed = program.destination(weightGradient, description.diff_weights_desc());
        Map<Integer, Tensor> arguments = new HashMap<>();
        arguments.put(DNNL_ARG_SRC, program.converted(input, description.src_desc()));
        arguments.put(DNNL_ARG_DIFF_DST, program.converted(gradient, description.diff_dst_desc()));
        arguments.put(DNNL_ARG_DIFF_WEIGHTS, computed);
        if (biasGradient != null) {
            arguments.put(DNNL_ARG_DIFF_BIAS, biasGradient);
        }
        program.call(new convolution_backward_weights(description), description, arguments);
        program.copy(computed, weightGradient);
    }

    private convolution_backward_data.primitive_desc describeInputGradient(
            ProgramBuilder program, convolution_forward.primitive_desc hint) {
        return new convolution_backward_data.primitive_desc(
                program.cpu(),
                dnnl_convolution_direct,
                geometry.input(),
                Layouts.free(geometry.type(), geometry.kernelExtents()),
                geometry.output(),
                STRIDES,
                geometry.paddings(),
                geometry.paddings(),
                hint,
                program.attributes(),
                false);
    }

    private Tensor addInputGradient(ProgramBuilder program, Tensor gradient, convolution_forward.primitive_desc hint) {
        convolution_backward_data.primitive_desc description = describeInputGradient(program, hint);
        Tensor inputGradient = program.work(description.diff_src_desc());
        Map<Integer, Tensor> arguments = Map.of(
                DNNL_ARG_DIFF_DST, program.converted(gradient, description.diff_dst_desc()),
                DNNL_ARG_WEIGHTS, program.weights(weight, description.weights_desc()),
                DNNL_ARG_DIFF_SRC, inputGradient);
        program.call(new convolution_backward_data(description), description, arguments);
        return inputGradient;
    }
}
