package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** Dropout: in training the activations, and their gradients, times a mask of zeros and equal numbers above 1. */
final class DropoutStage implements Stage {
    private final double rate;
    private final int layer;
    private final long[] extents;

    private @Nullable Tensor mask;

    /**
     * @param rate share that is dropped
     * @param layer position in the network, so that each draws its own mask from a step's seed
     * @param extents of the activations
     */
    DropoutStage(double rate, int layer, long[] extents) {
        this.rate = rate;
        this.layer = layer;
        this.extents = extents.clone();
    }

    @Override
    public Tensor forward(ProgramBuilder program, Tensor input) {
        if (!program.training()) {
            return input;
        }
        Tensor drawn = program.work(drawnDescriptor());
        program.add(new DropoutDraw(drawn, rate, layer));
        Tensor factors = program.converted(drawn, Layouts.activations(memory.data_type.f32, extents));
        Tensor output = program.work(input.descriptor());
        multiply(program, input, factors, output);
        this.mask = factors;
        return output;
    }

    @Override
    public Tensor backward(ProgramBuilder program, Tensor gradient, boolean inputGradientWanted) {
        if (mask == null) {
            throw new IllegalStateException("backward before forward");
        }
        multiply(program, gradient, mask, gradient);
        return gradient;
    }

    /**
     * Row-major; where a channel is one number, in the activations' own words for the same bytes. oneDNN holds the two for
     * equal and does not convert, and yet multiplies tensors of unlike strides by gathering: slowly and, in bfloat16 (3.11),
     * through a mask register that it fills only after the first use.
     */
    private memory.desc drawnDescriptor() {
        boolean oneNumber = Arrays.stream(extents).skip(2).allMatch(extent -> extent == 1);
        return oneNumber ? Layouts.activations(memory.data_type.f32, extents) : Layouts.plain(extents);
    }

    private static void multiply(ProgramBuilder program, Tensor left, Tensor right, Tensor product) {
        binary.primitive_desc description = new binary.primitive_desc(
                program.cpu(),
                dnnl_binary_mul,
                left.descriptor(),
                right.descriptor(),
                product.descriptor(),
                program.attributes(),
                false);
        program.call(
                new binary(description),
                description,
                Map.of(DNNL_ARG_SRC_0, left, DNNL_ARG_SRC_1, right, DNNL_ARG_DST, product));
    }
}
