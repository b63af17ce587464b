package io.sotto.model.onednn;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.engine;

/**
 * The programs that one model has tied to its memory, the least recently used forgotten first, and the work memory that
 * they share: they run one at a time, and nothing in it outlasts a run. Not thread-safe.
 */
final class BoundPrograms implements AutoCloseable {
    /** How many a model keeps: each costs some kilobytes, one for inference the weights as well. */
    static final int CAPACITY = 24;

    private final engine cpu;
    private final ProgramCache programs;
    private final NativeBlock gradients;
    private final Map<ProgramKey, BoundProgram> bound = new LinkedHashMap<>(16, 0.75f, true);
    private NativeBlock work = new NativeBlock(1);

    BoundPrograms(engine cpu, ProgramCache programs, NativeBlock gradients) {
        this.cpu = cpu;
        this.programs = programs;
        this.gradients = gradients;
    }

    /**
     * The program for a key.
     *
     * @param parameters that it reads; the same block each time for the same key
     */
    BoundProgram get(ProgramKey key, NativeBlock parameters) {
        BoundProgram found = bound.get(key);
        return found != null ? found : bind(key, parameters);
    }

    @Override
    public void close() {
        unbindAll();
        work.close();
    }

    private BoundProgram bind(ProgramKey key, NativeBlock parameters) {
        Program program = programs.acquire(key);
        growWork(program.plan().workBytes());
        if (bound.size() == CAPACITY) {
            Iterator<BoundProgram> eldest = bound.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
        BoundProgram fresh = new BoundProgram(cpu, program, parameters, gradients, work);
        bound.put(key, fresh);
        return fresh;
    }

    /** The others know addresses in the old block, so they go with it. */
    private void growWork(long bytes) {
        if (bytes > work.bytes()) {
            unbindAll();
            work.close();
            work = new NativeBlock(bytes);
        }
    }

    private void unbindAll() {
        bound.values().forEach(BoundProgram::close);
        bound.clear();
    }
}
