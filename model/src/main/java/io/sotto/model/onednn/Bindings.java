package io.sotto.model.onednn;

import java.nio.FloatBuffer;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Where the tensors of one program lie for one model. It makes oneDNN's memory objects as operations ask for them; they
 * belong to the JavaCPP scope that is open at that time.
 */
final class Bindings {
    private final engine cpu;
    private final stream stream;
    private final MemoryPlan plan;
    private final Map<Place, NativeBlock> blocks;
    private final Map<Tensor, memory> memories = new IdentityHashMap<>();

    Bindings(engine cpu, MemoryPlan plan, Map<Place, NativeBlock> blocks) {
        this.cpu = cpu;
        this.stream = new stream(cpu);
        this.plan = plan;
        this.blocks = blocks;
    }

    /** The queue in which primitives run: at once, on the calling thread. */
    dnnl_stream stream() {
        return stream.get();
    }

    /** The arguments of a primitive, as its execution takes them. */
    dnnl_exec_arg_t arguments(Map<Integer, Tensor> tensors) {
        Map<Integer, memory> found = new TreeMap<>();
        tensors.forEach((number, tensor) -> found.put(number, memory(tensor)));
        return argumentsOf(found);
    }

    /** The same of memory objects. */
    static dnnl_exec_arg_t argumentsOf(Map<Integer, memory> memories) {
        dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(memories.size());
        int position = 0;
        for (Map.Entry<Integer, memory> argument : memories.entrySet()) {
            arguments.position(position++).arg(argument.getKey());
            arguments.memory(argument.getValue().get());
        }
        return arguments.position(0);
    }

    /** The memory object of a tensor; one for each. */
    memory memory(Tensor tensor) {
        return memories.computeIfAbsent(tensor, key -> new memory(key.descriptor(), cpu, address(key)));
    }

    /** A memory object of its own for the start of a tensor, seen as the descriptor says. */
    memory memory(memory.desc descriptor, Tensor tensor) {
        return new memory(descriptor, cpu, address(tensor));
    }

    /** The numbers of a float32 tensor. */
    FloatBuffer floats(Tensor tensor) {
        return block(tensor).floats(plan.offset(tensor), tensor.bytes() / Float.BYTES);
    }

    /** The address of a tensor's first byte. */
    FloatPointer address(Tensor tensor) {
        return block(tensor).at(plan.offset(tensor));
    }

    private NativeBlock block(Tensor tensor) {
        NativeBlock block = blocks.get(tensor.place());
        if (block == null) {
            throw new IllegalStateException("no block for %s".formatted(tensor.place()));
        }
        return block;
    }
}
