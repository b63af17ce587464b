package io.sotto.model.onednn;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;

/**
 * A network compiled for one size of batch and side of image: operations in order, and where their tensors lie. Immutable
 * and safe to run from many threads at once, each on memory of its own. It owns native code and lives as long as somebody
 * holds it.
 */
final class Program {
    private final PointerScope scope;
    private final List<Operation> preparation;
    private final List<Operation> operations;
    private final Ports ports;
    private final MemoryPlan plan;
    private int holders = 1;

    /**
     * The tensors through which a model talks to a program, all float32.
     *
     * @param pixels {@code [batch][side][side]}
     * @param targets {@code [batch][7]} of a training program; of another, its result
     * @param result the mean loss of a training program; of another, probabilities {@code [batch][7]}
     */
    record Ports(Tensor pixels, Tensor targets, Tensor result) {
        List<Tensor> all() {
            return List.of(pixels, targets, result);
        }
    }

    /**
     * @param scope owns all native objects of the operations
     * @param preparation makes the kept weights from the parameters
     */
    Program(PointerScope scope, List<Operation> preparation, List<Operation> operations, Ports ports) {
        this.scope = scope;
        this.preparation = List.copyOf(preparation);
        this.operations = List.copyOf(operations);
        this.ports = ports;
        this.plan = new MemoryPlan(this.preparation, this.operations, ports.all());
    }

    List<Operation> preparation() {
        return preparation;
    }

    List<Operation> operations() {
        return operations;
    }

    Ports ports() {
        return ports;
    }

    MemoryPlan plan() {
        return plan;
    }

    /** What oneDNN calls the implementations it chose, in the order of operations. */
    List<String> implementations() {
        return Stream.concat(preparation.stream(), operations.stream())
                .flatMap(operation -> operation.implementations().stream())
                .toList();
    }

    /** Keeps it alive until one more {@link #release}. */
    synchronized Program retain() {
        if (holders == 0) {
            throw new IllegalStateException("program was freed");
        }
        holders++;
        return this;
    }

    /** Frees its native memory if nobody else holds it. */
    synchronized void release() {
        holders--;
        if (holders == 0) {
            scope.close();
        }
    }
}
