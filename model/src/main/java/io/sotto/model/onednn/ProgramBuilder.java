package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;

/** Collects the operations of one program while its stages are compiled. */
final class ProgramBuilder {
    private final engine cpu;
    private final boolean training;
    private final List<Operation> preparation = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    /** Copies of weights in other layouts. */
    private final Map<Tensor, List<Tensor>> weights = new IdentityHashMap<>();

    ProgramBuilder(engine cpu, boolean training) {
        this.cpu = cpu;
        this.training = training;
    }

    engine cpu() {
        return cpu;
    }

    boolean training() {
        return training;
    }

    /** oneDNN's propagation kind of forward operations. */
    int forwardKind() {
        return training ? dnnl_forward_training : dnnl_forward_inference;
    }

    List<Operation> preparation() {
        return preparation;
    }

    List<Operation> operations() {
        return operations;
    }

    /** A tensor that lasts for one run at most. */
    Tensor work(memory.desc descriptor) {
        return Tensor.planned(descriptor, Place.WORK);
    }

    /** Attributes of a primitive that brings no memory of its own, so that threads may share it. */
    primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl_scratchpad_mode_user);
        return attributes;
    }

    /** The same for a primitive after which max(x, 0) is taken, if asked for. */
    primitive_attr attributes(boolean relu) {
        primitive_attr attributes = attributes();
        if (relu) {
            post_ops after = new post_ops();
            after.append_eltwise(dnnl_eltwise_relu, 0, 0);
            attributes.set_post_ops(after);
        }
        return attributes;
    }

    void add(Operation operation) {
        operations.add(operation);
    }

    /** Adds a call of a primitive. */
    void call(primitive primitive, primitive_desc_base description, Map<Integer, Tensor> arguments) {
        operations.add(callOf(primitive, description, arguments));
    }

    /** The tensor in another type or layout: itself if it is that already, otherwise a copy. */
    Tensor converted(Tensor tensor, memory.desc wanted) {
        if (tensor.descriptor().equals(wanted)) {
            return tensor;
        }
        Tensor copy = work(wanted);
        copy(tensor, copy);
        return copy;
    }

    /** Copies a tensor into one of another type or layout; not even then if they are the same. */
    void copy(Tensor from, Tensor to) {
        if (from != to) {
            operations.add(reorderOf(from, to));
        }
    }

    /** Where a primitive can write what belongs into a tensor: that itself, or another to {@link #copy} from. */
    Tensor destination(Tensor wanted, memory.desc written) {
        return wanted.descriptor().equals(written) ? wanted : work(written);
    }

    /**
     * Weights in the layout that a primitive wants: made once in a run and, for inference, kept for the next. A second
     * layout of the same type is made from the first, which is much closer to it than the parameters' own order is.
     */
    Tensor weights(Tensor plain, memory.desc wanted) {
        if (plain.descriptor().equals(wanted)) {
            return plain;
        }
        List<Tensor> made = weights.computeIfAbsent(plain, key -> new ArrayList<>());
        return made.stream()
                .filter(copy -> copy.descriptor().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    Tensor copy = training ? work(wanted) : Tensor.planned(wanted, Place.PREPARED);
                    (training ? operations : preparation).add(reorderOf(made.isEmpty() ? plain : made.get(0), copy));
                    made.add(copy);
                    return copy;
                });
    }

    /** A call on one part after another; the caller adds the operation that makes it. */
    SlicedCall sliced(
            primitive primitive,
            primitive_desc_base description,
            Map<Integer, Tensor> fixed,
            Map<Integer, SlicedCall.Slice> sliced) {
        return new SlicedCall(
                implementation(primitive, description), primitive, withScratchpad(description, fixed), sliced);
    }

    private PrimitiveCall callOf(primitive primitive, primitive_desc_base description, Map<Integer, Tensor> arguments) {
        return new PrimitiveCall(
                implementation(primitive, description), primitive, withScratchpad(description, arguments));
    }

    private Map<Integer, Tensor> withScratchpad(primitive_desc_base description, Map<Integer, Tensor> arguments) {
        memory.desc scratchpad = description.scratchpad_desc();
        if (scratchpad.get_size() == 0) {
            return arguments;
        }
        Map<Integer, Tensor> all = new HashMap<>(arguments);
        all.put(DNNL_ARG_SCRATCHPAD, work(scratchpad));
        return all;
    }

    private static String implementation(primitive primitive, primitive_desc_base description) {
        return primitive.getClass().getSimpleName() + " "
                + description.impl_info_str().getString();
    }

    private PrimitiveCall reorderOf(Tensor from, Tensor to) {
        reorder.primitive_desc description =
                new reorder.primitive_desc(cpu, from.descriptor(), cpu, to.descriptor(), attributes(), false);
        return callOf(new reorder(description), description, Map.of(DNNL_ARG_SRC, from, DNNL_ARG_DST, to));
    }
}
