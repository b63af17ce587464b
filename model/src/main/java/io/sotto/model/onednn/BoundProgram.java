package io.sotto.model.onednn;

import io.sotto.model.onednn.Operation.BoundOperation;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.engine;
import org.bytedeco.javacpp.PointerScope;

/** A program tied to the memory of one model. Not thread-safe. */
final class BoundProgram implements AutoCloseable {
    private final Program program;
    private final NativeBlock prepared;
    private final PointerScope scope;
    private final BoundOperation[] preparation;
    private final BoundOperation[] operations;
    private final FloatBuffer pixels;
    private final FloatBuffer targets;
    private final FloatBuffer result;
    /** Version of the parameters that the prepared weights were made from; none yet. */
    private long preparedVersion = -1;

    /**
     * @param program released when this is closed
     * @param work at least as large as the program's plan says
     */
    BoundProgram(engine cpu, Program program, NativeBlock parameters, NativeBlock gradients, NativeBlock work) {
        this.program = program;
        this.prepared = new NativeBlock(program.plan().preparedBytes());
        this.scope = new PointerScope();
        Map<Place, NativeBlock> blocks = Map.of(
                Place.PARAMETERS, parameters,
                Place.GRADIENTS, gradients,
                Place.PREPARED, prepared,
                Place.WORK, work);
        Bindings bindings = new Bindings(cpu, program.plan(), blocks);
        this.preparation = bind(program.preparation(), bindings);
        this.operations = bind(program.operations(), bindings);
        this.pixels = bindings.floats(program.ports().pixels());
        this.targets = bindings.floats(program.ports().targets());
        this.result = bindings.floats(program.ports().result());
        scope.extend().close();
    }

    /** Where the pixels go, {@code [batch][side][side]}. */
    FloatBuffer pixels() {
        return pixels;
    }

    /** Where the targets of a training program go, {@code [batch][7]}. */
    FloatBuffer targets() {
        return targets;
    }

    /** The mean loss of a training program, or the probabilities {@code [batch][7]}. */
    FloatBuffer result() {
        return result;
    }

    /**
     * Runs all operations.
     *
     * @param version of the parameters: weights are prepared anew when it has changed
     * @param seed decides what dropout drops
     */
    void run(long version, long seed) {
        if (version != preparedVersion) {
            runAll(preparation, seed);
            preparedVersion = version;
        }
        runAll(operations, seed);
    }

    @Override
    public void close() {
        scope.close();
        prepared.close();
        program.release();
    }

    private static void runAll(BoundOperation[] operations, long seed) {
        for (BoundOperation operation : operations) {
            operation.run(seed);
        }
    }

    private static BoundOperation[] bind(List<Operation> operations, Bindings bindings) {
        return operations.stream().map(operation -> operation.bind(bindings)).toArray(BoundOperation[]::new);
    }
}
