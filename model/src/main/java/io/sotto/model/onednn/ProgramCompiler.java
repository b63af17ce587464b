package io.sotto.model.onednn;

import io.sotto.model.engine.LossGradient;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Shape;
import java.util.List;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles networks to programs. Thread-safe. */
final class ProgramCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramCompiler.class);

    private final engine cpu;

    ProgramCompiler(engine cpu) {
        this.cpu = cpu;
    }

    /**
     * @throws IllegalArgumentException if the network does not end in a logit for each class, or the images are too small for it
     */
    Program compile(ProgramKey key) {
        requireShapes(key.network(), key.side());
        PointerScope scope = new PointerScope();
        try {
            Program program = key.training() ? training(scope, key) : inference(scope, key);
            warnOfSlowOnes(key, program);
            // Takes the scope off this thread, so that later objects are not caught by it, without freeing it.
            scope.extend().close();
            return program;
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /** Whether an implementation is oneDNN's reference, right and ten to a hundred times slower. */
    static boolean isReference(String implementation) {
        return implementation.contains(" ref");
    }

    private Program training(PointerScope scope, ProgramKey key) {
        ProgramBuilder builder = new ProgramBuilder(cpu, true);
        List<Stage> stages = new StageFactory(key).stages();
        Tensor pixels = pixels(builder, key);
        Tensor logits = addForward(builder, stages, pixels, key);
        int classes = key.network().classes().count();
        Tensor targets = builder.work(Layouts.plain(key.batch(), classes));
        Tensor gradient = builder.work(logits.descriptor());
        Tensor loss = builder.work(Layouts.plain(1));
        builder.add(new SoftmaxCrossEntropy(
                logits,
                targets,
                gradient,
                loss,
                classes,
                new LossGradient(key.loss(), key.network().classes())));
        addBackward(builder, stages, gradient);
        return new Program(
                scope, builder.preparation(), builder.operations(), new Program.Ports(pixels, targets, loss));
    }

    private Program inference(PointerScope scope, ProgramKey key) {
        ProgramBuilder builder = new ProgramBuilder(cpu, false);
        Tensor pixels = pixels(builder, key);
        Tensor logits = addForward(builder, new StageFactory(key).stages(), pixels, key);
        Tensor probabilities = builder.work(logits.descriptor());
        builder.add(new Softmax(logits, probabilities, key.network().classes().count()));
        return new Program(
                scope,
                builder.preparation(),
                builder.operations(),
                new Program.Ports(pixels, probabilities, probabilities));
    }

    private static Tensor pixels(ProgramBuilder builder, ProgramKey key) {
        return builder.work(Layouts.activations(data_type.f32, extents(key)));
    }

    private static long[] extents(ProgramKey key) {
        return new long[] {key.batch(), 1, key.side(), key.side()};
    }

    private static Tensor addForward(ProgramBuilder builder, List<Stage> stages, Tensor pixels, ProgramKey key) {
        Tensor tensor = builder.converted(pixels, Layouts.activations(key.type().dataType(), extents(key)));
        for (Stage stage : stages) {
            tensor = stage.forward(builder, tensor);
        }
        return tensor;
    }

    private static void addBackward(ProgramBuilder builder, List<Stage> stages, Tensor lossGradient) {
        @Nullable Tensor gradient = lossGradient;
        for (int i = stages.size() - 1; i >= 0 && gradient != null; i--) {
            gradient = stages.get(i).backward(builder, gradient, i > 0);
        }
    }

    private static void requireShapes(Network network, int side) {
        List<Shape> shapes = network.shapes(side);
        for (Shape shape : shapes) {
            if (shape.height() < 1 || shape.width() < 1 || shape.channels() < 1) {
                throw new IllegalArgumentException(
                        "images of side %d: too small for %s".formatted(side, network.name()));
            }
        }
        Layer last = network.layers().get(network.layers().size() - 1);
        int classes = network.classes().count();
        if (!last.equals(new Layer.Dense(classes))) {
            throw new IllegalArgumentException("network %s ends in %s: expected a dense layer of %d units"
                    .formatted(network.name(), last, classes));
        }
    }

    private static void warnOfSlowOnes(ProgramKey key, Program program) {
        List<String> slow = program.implementations().stream()
                .filter(ProgramCompiler::isReference)
                .distinct()
                .toList();
        if (!slow.isEmpty()) {
            LOG.warn("oneDNN has nothing fast here for {}, and takes ten times longer: {}", key, slow);
        }
    }
}
