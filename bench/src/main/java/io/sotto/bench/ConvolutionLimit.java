package io.sotto.bench;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_auto;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_winograd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import io.sotto.model.FaceImage;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;

/**
 * What bounds inference of a network: its convolutions alone, forward, batch 64, on one core, by each algorithm and number
 * type that oneDNN offers, with the layouts it likes. Prints images a second and the implementations; takes the network's
 * name, {@code medium+none} without.
 */
public final class ConvolutionLimit {
    private static final int BATCH = 64;
    private static final long[] STRIDES = {1, 1};

    private final engine cpu = new engine(engine.kind.cpu, 0);
    private final stream stream = new stream(cpu);
    private final Set<String> implementations = new TreeSet<>();

    private record Way(String name, int algorithm, memory.data_type activations, memory.data_type weights) {}

    private ConvolutionLimit() {}

    /** Runs the program. */
    public static void main(String[] args) {
        Network network = Architecture.networkNamed(args.length == 0 ? "medium+none" : args[0]);
        List<Way> ways = List.of(
                new Way("float32, direct", dnnl_convolution_direct, memory.data_type.f32, memory.data_type.f32),
                new Way("float32, oneDNN's choice", dnnl_convolution_auto, memory.data_type.f32, memory.data_type.f32),
                new Way("float32, Winograd", dnnl_convolution_winograd, memory.data_type.f32, memory.data_type.f32),
                new Way("bfloat16, direct", dnnl_convolution_direct, memory.data_type.bf16, memory.data_type.bf16),
                new Way("8 bits, direct", dnnl_convolution_direct, memory.data_type.u8, memory.data_type.s8));
        ways.forEach(way -> System.out.printf("%-26s %s%n", way.name(), new ConvolutionLimit().rate(network, way)));
    }

    private String rate(Network network, Way way) {
        try {
            return String.format(
                    Locale.ROOT,
                    "%7.0f images/s  %s",
                    BATCH / seconds(network, way),
                    String.join(", ", implementations));
        } catch (RuntimeException e) {
            return "refused: " + e.getMessage();
        }
    }

    private double seconds(Network network, Way way) {
        List<Shape> shapes = network.shapes(FaceImage.SIDE);
        Shape input = Network.inputShape(FaceImage.SIDE);
        double seconds = 0;
        for (int i = 0; i < shapes.size(); i++) {
            if (network.layers().get(i) instanceof Layer.Convolution convolution) {
                seconds += seconds(way, input, shapes.get(i), convolution);
            }
            input = shapes.get(i);
        }
        return seconds;
    }

    private double seconds(Way way, Shape input, Shape output, Layer.Convolution convolution) {
        long side = convolution.kernelSide();
        long padding = convolution.padded() ? side / 2 : 0;
        long[] paddings = {padding, padding};
        convolution_forward.primitive_desc description = new convolution_forward.primitive_desc(
                cpu,
                dnnl_forward_inference,
                way.algorithm(),
                any(way.activations(), BATCH, input.channels(), input.height(), input.width()),
                any(way.weights(), output.channels(), input.channels(), side, side),
                new memory.desc(),
                any(way.activations(), BATCH, output.channels(), output.height(), output.width()),
                STRIDES,
                paddings,
                paddings,
                new primitive_attr(),
                false);
        implementations.add(description.impl_info_str().getString());
        try (convolution_forward call = new convolution_forward(description);
                memory source = new memory(description.src_desc(), cpu);
                memory weights = new memory(description.weights_desc(), cpu);
                memory destination = new memory(description.dst_desc(), cpu)) {
            IntMemoryMap arguments = new IntMemoryMap();
            arguments.put(DNNL_ARG_SRC, source);
            arguments.put(DNNL_ARG_WEIGHTS, weights);
            arguments.put(DNNL_ARG_DST, destination);
            return Stopwatch.medianSeconds(() -> call.execute(stream, arguments), 3, 11);
        }
    }

    private static memory.desc any(memory.data_type type, long... extents) {
        return new memory.desc(extents, type, memory.format_tag.any);
    }
}
