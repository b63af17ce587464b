package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.primitive;

/** A call of one primitive with fixed arguments. */
final class PrimitiveCall implements Operation {
    private final String implementation;
    private final primitive primitive;
    private final SortedMap<Integer, Tensor> arguments;

    /**
     * @param implementation kind of primitive and name of its implementation
     * @param arguments by oneDNN's number of the argument, {@code DNNL_ARG_...}
     */
    PrimitiveCall(String implementation, primitive primitive, Map<Integer, Tensor> arguments) {
        this.implementation = implementation;
        this.primitive = primitive;
        this.arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
    }

    @Override
    public List<Tensor> tensors() {
        return List.copyOf(arguments.values());
    }

    @Override
    public List<String> implementations() {
        return List.of(implementation);
    }

    @Override
    public BoundOperation bind(Bindings bindings) {
        return new Bound(implementation, primitive.get(), bindings.stream(), bindings.arguments(arguments));
    }

    /** Everything that an execution needs, made beforehand: running it allocates nothing. */
    record Bound(String implementation, dnnl_primitive primitive, dnnl_stream stream, dnnl_exec_arg_t arguments)
            implements BoundOperation {
        @Override
        public void run(long seed) {
            int status = dnnl_primitive_execute(primitive, stream, (int) arguments.capacity(), arguments);
            if (status != dnnl_success) {
                throw new IllegalStateException("oneDNN: %s ended with status %d".formatted(implementation, status));
            }
        }
    }
}
