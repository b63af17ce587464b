package io.sotto.model.onednn;

import java.util.List;

/** One step of a program. Immutable, and shared by all models that run the program. */
interface Operation {
    /** Every tensor that it reads or writes. */
    List<Tensor> tensors();

    /** What oneDNN calls the implementations that it chose for this, such as {@code convolution jit:avx512_core}. */
    List<String> implementations();

    /** Ties it to the memory of one model. */
    BoundOperation bind(Bindings bindings);

    /** An operation with memory to run on. */
    interface BoundOperation {
        /** @param seed decides what dropout drops */
        void run(long seed);
    }
}
