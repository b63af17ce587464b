package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;

/**
 * The vector instructions that oneDNN uses on this CPU.
 *
 * @param bits oneDNN's {@code dnnl_cpu_isa_t}: an instruction set has all bits of those it includes
 */
record InstructionSet(int bits) {
    /** Whether oneDNN's fast implementations run at all; without AVX2 most operations fall back to its slow reference. */
    boolean hasAvx2() {
        return includes(dnnl_cpu_isa_avx2);
    }

    /** Whether the CPU multiplies bfloat16. */
    boolean hasBfloat16() {
        return includes(dnnl_cpu_isa_avx512_core_bf16);
    }

    /** The name for logs and provenance. */
    String description() {
        if (includes(dnnl_cpu_isa_avx512_core_amx)) {
            return "AVX-512 and AMX";
        } else if (hasBfloat16()) {
            return "AVX-512 with bfloat16";
        } else if (includes(dnnl_cpu_isa_avx512_core)) {
            return "AVX-512";
        }
        return hasAvx2() ? "AVX2" : "no AVX2";
    }

    private boolean includes(int set) {
        return (bits & set) == set;
    }
}
