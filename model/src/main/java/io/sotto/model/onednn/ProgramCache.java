package io.sotto.model.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The programs of an engine, compiled when first asked for. It holds a bounded number and forgets the one that was not
 * asked for the longest. Thread-safe; whoever asks while another's program is compiled waits.
 */
final class ProgramCache {
    /** Enough for every last, short batch of a simulation; a program takes 6 MB and 20 ms to compile anew. */
    static final int CAPACITY = 64;

    private final Function<ProgramKey, Program> compiler;
    private final Map<ProgramKey, Program> programs = new LinkedHashMap<>(16, 0.75f, true);

    ProgramCache(Function<ProgramKey, Program> compiler) {
        this.compiler = compiler;
    }

    /** The program for a key; the caller releases it. */
    synchronized Program acquire(ProgramKey key) {
        Program program = programs.get(key);
        if (program == null) {
            program = compiler.apply(key);
            programs.put(key, program);
            forgetEldest();
        }
        return program.retain();
    }

    private void forgetEldest() {
        if (programs.size() > CAPACITY) {
            ProgramKey eldest = programs.keySet().iterator().next();
            Program forgotten = programs.remove(eldest);
            if (forgotten != null) {
                forgotten.release();
            }
        }
    }
}
