package io.sotto.model.onednn;

import org.bytedeco.dnnl.memory;

/**
 * The type of the numbers that a training step multiplies and stores between layers. Parameters, their gradients, sums,
 * statistics and the last dense layer are float32 in any case.
 */
public enum ComputeType {
    /** IEEE 754 binary32. */
    FLOAT32,
    /** The upper half of a float32: the same range, 8 bits of precision, two to four times as fast where the CPU has it. */
    BFLOAT16;

    /** oneDNN's name for it. */
    memory.data_type dataType() {
        return switch (this) {
            case FLOAT32 -> memory.data_type.f32;
            case BFLOAT16 -> memory.data_type.bf16;
        };
    }
}
