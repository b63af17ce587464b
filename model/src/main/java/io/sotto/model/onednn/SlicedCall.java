package io.sotto.model.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.javacpp.Pointer;

/**
 * A call of a primitive on one part of its tensors at a time, such as one image of a batch.
 *
 * @param implementation kind of primitive and name of its implementation
 * @param fixed arguments that are the same for each part, by oneDNN's number
 * @param sliced arguments of which each part has its own, by oneDNN's number
 */
record SlicedCall(String implementation, primitive primitive, Map<Integer, Tensor> fixed, Map<Integer, Slice> sliced) {

    /**
     * A tensor that divides into equal parts, one after another in memory.
     *
     * @param part what one part looks like
     */
    record Slice(Tensor whole, memory.desc part) {}

    /** Every tensor that it reads or writes. */
    Stream<Tensor> tensors() {
        return Stream.concat(fixed.values().stream(), sliced.values().stream().map(Slice::whole));
    }

    /** Ties it to the memory of one model. */
    Bound bind(Bindings bindings) {
        Map<Integer, memory> arguments = new TreeMap<>();
        List<Window> windows = new ArrayList<>();
        fixed.forEach((number, tensor) -> arguments.put(number, bindings.memory(tensor)));
        sliced.forEach((number, slice) -> {
            Window window = Window.of(bindings, slice);
            windows.add(window);
            arguments.put(number, window.memory);
        });
        dnnl_exec_arg_t all = Bindings.argumentsOf(arguments);
        return new Bound(windows, new PrimitiveCall.Bound(implementation, primitive.get(), bindings.stream(), all));
    }

    /** A call with memory to run on. */
    record Bound(List<Window> windows, PrimitiveCall.Bound call) {
        /** @param part 0 for the first */
        void run(int part) {
            for (Window window : windows) {
                window.moveTo(part);
            }
            call.run(0);
        }
    }

    /** A memory object that stands for one part after another. */
    private record Window(memory memory, Pointer start, long strideBytes) {
        static Window of(Bindings bindings, Slice slice) {
            memory first = bindings.memory(slice.part(), slice.whole());
            return new Window(
                    first,
                    new Pointer(bindings.address(slice.whole())),
                    slice.part().get_size());
        }

        void moveTo(int part) {
            memory.set_data_handle(start.position(part * strideBytes));
        }
    }
}
