package io.sotto.bench;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;

/**
 * What one core reaches at best: the rate of a product of two square matrices by oneDNN, with the layouts it likes, of the
 * size that suits the core's caches best. Prints {@code peak float32 GFLOP/s} and {@code peak bfloat16 GFLOP/s}.
 */
public final class CorePeak {
    private static final int[] SIDES = {256, 384, 512, 1024};

    private CorePeak() {}

    /** Runs the program; takes no argument. */
    public static void main(String[] args) {
        try (engine cpu = new engine(engine.kind.cpu, 0)) {
            print("float32", gigaflops(cpu, memory.data_type.f32));
            print("bfloat16", gigaflops(cpu, memory.data_type.bf16));
        }
    }

    private static void print(String type, double gigaflops) {
        System.out.println(String.format(Locale.ROOT, "peak %s GFLOP/s %.1f", type, gigaflops));
    }

    private static double gigaflops(engine cpu, memory.data_type type) {
        return Arrays.stream(SIDES)
                .mapToDouble(side -> gigaflops(cpu, type, side))
                .max()
                .orElseThrow();
    }

    private static double gigaflops(engine cpu, memory.data_type type, int side) {
        memory.desc any = new memory.desc(new long[] {side, side}, type, memory.format_tag.any);
        try (matmul.primitive_desc description = new matmul.primitive_desc(cpu, any, any, any);
                stream stream = new stream(cpu);
                matmul product = new matmul(description);
                memory left = new memory(description.src_desc(), cpu);
                memory right = new memory(description.weights_desc(), cpu);
                memory result = new memory(description.dst_desc(), cpu)) {
            IntMemoryMap arguments = new IntMemoryMap();
            arguments.put(DNNL_ARG_SRC, left);
            arguments.put(DNNL_ARG_WEIGHTS, right);
            arguments.put(DNNL_ARG_DST, result);
            double seconds = Stopwatch.medianSeconds(() -> product.execute(stream, arguments), 10, 50);
            return 2.0 * side * side * side / seconds / 1e9;
        }
    }
}
