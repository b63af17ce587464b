package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import io.sotto.model.network.Normalisation;
import io.sotto.model.network.Shape;
import io.sotto.model.onednn.SlicedCall.Slice;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/**
 * Group normalisation with the ReLU after it, if any. oneDNN's own has no fast backward pass, so it is made of batch
 * normalisation over one image at a time, which stays in the cache (docs/decisions/0003).
 */
final class GroupNormStage implements Stage {
    /** A row of the correction holds this many numbers, if they can be had, so that vectors are full. */
    private static final int ROW = 128;

    private final ParameterTensors parameters;
    private final String layer;
    private final int batch;
    private final int channels;
    private final int positions;
    private final boolean relu;
    private final memory.desc image;
    private final memory.desc row;
    private final int repeats;
    private final memory.desc rows;

    private @Nullable Saved saved;

    /** What the backward pass needs of the forward pass. */
    private record Saved(
            batch_normalization_forward.primitive_desc description,
            Tensor input,
            Tensor mean,
            Tensor variance,
            @Nullable Slice positive) {}

    /**
     * @param layer name that its parameters start with
     * @param shape of one image
     * @param relu whether max(x, 0) follows
     * @throws IllegalArgumentException if the channels do not divide into groups
     */
    GroupNormStage(
            ParameterTensors parameters, String layer, memory.data_type type, int batch, Shape shape, boolean relu) {
        if (shape.channels() % Normalisation.GROUPS != 0) {
            throw new IllegalArgumentException("%d channels in %s: expected a multiple of %d"
                    .formatted(shape.channels(), layer, Normalisation.GROUPS));
        }
        this.parameters = parameters;
        this.layer = layer;
        this.batch = batch;
        this.channels = shape.channels();
        this.positions = shape.height() * shape.width();
        this.relu = relu;
        this.image = Layouts.activations(type, 1, channels, shape.height(), shape.width());
        this.row = Layouts.plain(channels);
        this.repeats = repeats(channels, positions);
        this.rows = Layouts.activations(type, 1, (long) channels * repeats, 1, positions / repeats);
    }

    @Override
    public Tensor forward(ProgramBuilder program, Tensor input) {
        batch_normalization_forward.primitive_desc description =
                describe(program, program.forwardKind(), applicationFlags());
        Tensor output = program.work(input.descriptor());
        Tensor mean = program.work(Layouts.plain(batch, channels));
        Tensor variance = program.work(Layouts.plain(batch, channels));
        Slice positive = relu && program.training() ? positive(program, description.workspace_desc()) : null;
        Tensor channelMean = program.work(Layouts.plain(channels));
        Tensor channelVariance = program.work(Layouts.plain(channels));
        program.add(new GroupNormForward(
                batch,
                statistics(program, input, channelMean, channelVariance),
                application(program, description, input, output, mean, variance, positive),
                channelMean,
                channelVariance,
                mean,
                variance));
        this.saved = new Saved(description, input, mean, variance, positive);
        return output;
    }

    @Override
    public Tensor backward(ProgramBuilder program, Tensor gradient, boolean inputGradientWanted) {
        if (saved == null) {
            throw new IllegalStateException("backward before forward");
        }
        GroupNormBackward.Vectors vectors = new GroupNormBackward.Vectors(
                saved.mean,
                saved.variance,
                parameters.parameter(layer + ".scale", channels),
                program.work(Layouts.plain(channels)),
                program.work(Layouts.plain(channels)),
                program.work(Layouts.activations(memory.data_type.f32, 1, (long) channels * repeats, 1, 1)),
                program.work(Layouts.activations(memory.data_type.f32, 1, (long) channels * repeats, 1, 1)),
                parameters.gradient(layer + ".scale", channels),
                parameters.gradient(layer + ".shift", channels));
        program.add(new GroupNormBackward(
                new GroupNormBackward.Extent(batch, channels, positions, repeats),
                constant(program, saved, gradient, vectors),
                correction(program, saved.input, gradient, vectors),
                vectors));
        return gradient;
    }

    private static int repeats(int channels, int positions) {
        int repeats = 1;
        while (channels * repeats < ROW && positions % (2 * repeats) == 0) {
            repeats *= 2;
        }
        return repeats;
    }

    private int applicationFlags() {
        return dnnl_use_global_stats | dnnl_use_scale | dnnl_use_shift | (relu ? dnnl_fuse_norm_relu : 0);
    }

    private batch_normalization_forward.primitive_desc describe(ProgramBuilder program, int kind, int flags) {
        return new batch_normalization_forward.primitive_desc(
                program.cpu(), kind, image, image, (float) Normalisation.EPSILON, flags, program.attributes(), false);
    }

    private Slice positive(ProgramBuilder program, memory.desc ofImage) {
        memory.desc whole =
                new memory.desc(new long[] {batch * ofImage.get_size()}, memory.data_type.u8, memory.format_tag.a);
        return new Slice(program.work(whole), ofImage);
    }

    /** Normalises too, since oneDNN cannot but; its output is written over by the next image. */
    private SlicedCall statistics(ProgramBuilder program, Tensor input, Tensor mean, Tensor variance) {
        batch_normalization_forward.primitive_desc description = describe(program, dnnl_forward_training, 0);
        return program.sliced(
                new batch_normalization_forward(description),
                description,
                Map.of(DNNL_ARG_DST, program.work(image), DNNL_ARG_MEAN, mean, DNNL_ARG_VARIANCE, variance),
                Map.of(DNNL_ARG_SRC, new Slice(input, image)));
    }

    private SlicedCall application(
            ProgramBuilder program,
            batch_normalization_forward.primitive_desc description,
            Tensor input,
            Tensor output,
            Tensor mean,
            Tensor variance,
            @Nullable Slice positive) {
        Map<Integer, Slice> sliced = new HashMap<>(Map.of(
                DNNL_ARG_SRC, new Slice(input, image),
                DNNL_ARG_DST, new Slice(output, image),
                DNNL_ARG_MEAN, new Slice(mean, row),
                DNNL_ARG_VARIANCE, new Slice(variance, row)));
        if (positive != null) {
            sliced.put(DNNL_ARG_WORKSPACE, positive);
        }
        return program.sliced(
                new batch_normalization_forward(description),
                description,
                Map.of(
                        DNNL_ARG_SCALE, parameters.parameter(layer + ".scale", channels),
                        DNNL_ARG_SHIFT, parameters.parameter(layer + ".shift", channels)),
                sliced);
    }

    private SlicedCall constant(
            ProgramBuilder program, Saved forward, Tensor gradient, GroupNormBackward.Vectors vectors) {
        batch_normalization_backward.primitive_desc description = new batch_normalization_backward.primitive_desc(
                program.cpu(),
                dnnl_backward,
                image,
                image,
                image,
                (float) Normalisation.EPSILON,
                applicationFlags(),
                forward.description,
                program.attributes(),
                false);
        Map<Integer, Slice> sliced = new HashMap<>(Map.of(
                DNNL_ARG_SRC, new Slice(forward.input, image),
                DNNL_ARG_MEAN, new Slice(forward.mean, row),
                DNNL_ARG_VARIANCE, new Slice(forward.variance, row),
                DNNL_ARG_DIFF_DST, new Slice(gradient, image),
                DNNL_ARG_DIFF_SRC, new Slice(gradient, image)));
        if (forward.positive != null) {
            sliced.put(DNNL_ARG_WORKSPACE, forward.positive);
        }
        return program.sliced(
                new batch_normalization_backward(description),
                description,
                Map.of(
                        DNNL_ARG_SCALE, vectors.scale(),
                        DNNL_ARG_DIFF_SCALE, vectors.scaleSum(),
                        DNNL_ARG_DIFF_SHIFT, vectors.shiftSum()),
                sliced);
    }

    /** gradient = input factor + addend + gradient, in one pass. */
    private SlicedCall correction(
            ProgramBuilder program, Tensor input, Tensor gradient, GroupNormBackward.Vectors vectors) {
        post_ops after = new post_ops();
        after.append_binary(dnnl_binary_add, vectors.addend().descriptor());
        after.append_sum();
        primitive_attr attributes = program.attributes();
        attributes.set_post_ops(after);
        binary.primitive_desc description = new binary.primitive_desc(
                program.cpu(), dnnl_binary_mul, rows, vectors.factor().descriptor(), rows, attributes, false);
        return program.sliced(
                new binary(description),
                description,
                Map.of(
                        DNNL_ARG_SRC_1,
                        vectors.factor(),
                        DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | DNNL_ARG_SRC_1,
                        vectors.addend()),
                Map.of(DNNL_ARG_SRC_0, new Slice(input, rows), DNNL_ARG_DST, new Slice(gradient, rows)));
    }
}
