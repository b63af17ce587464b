package io.sotto.model.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each tensor of a program stands in its block. A tensor of {@link Place#WORK} lives from the first operation that
 * touches it to the last; two that never live together may share bytes. Placed greedily, the largest first, each at the
 * lowest address that is free all its life (Pisarchyk and Lee 2020, "greedy by size"). Immutable.
 */
final class MemoryPlan {
    /** Tensors start at multiples of a cache line. */
    private static final long ALIGNMENT_BYTES = 64;

    private final Map<Tensor, Long> offsets = new IdentityHashMap<>();
    // Never 0, so that every block has an address.
    private long workBytes = ALIGNMENT_BYTES;
    private long preparedBytes = ALIGNMENT_BYTES;

    /**
     * @param preparation operations that fill {@link Place#PREPARED}, run apart from the others
     * @param operations the program, in order
     * @param pinned tensors that live from before the first operation until after the last
     */
    MemoryPlan(List<Operation> preparation, List<Operation> operations, List<Tensor> pinned) {
        placePrepared(preparation);
        placeWork(lives(preparation, List.of()));
        placeWork(lives(operations, pinned));
    }

    /** Bytes from the start of the tensor's block. */
    long offset(Tensor tensor) {
        return offsets.getOrDefault(tensor, tensor.offset());
    }

    long workBytes() {
        return workBytes;
    }

    long preparedBytes() {
        return preparedBytes;
    }

    private void placePrepared(List<Operation> preparation) {
        for (Operation operation : preparation) {
            for (Tensor tensor : operation.tensors()) {
                if (tensor.place() == Place.PREPARED && offsets.putIfAbsent(tensor, preparedBytes) == null) {
                    preparedBytes += rounded(tensor);
                }
            }
        }
    }

    private void placeWork(List<Life> lives) {
        List<Life> placed = new ArrayList<>();
        lives.sort(Comparator.comparingLong((Life life) -> -life.bytes).thenComparingInt(life -> life.from));
        for (Life life : lives) {
            life.start = lowestFree(life, placed);
            placed.add(life);
            placed.sort(Comparator.comparingLong(other -> other.start));
            offsets.put(life.tensor, life.start);
            workBytes = Math.max(workBytes, life.start + life.bytes);
        }
    }

    private static long lowestFree(Life life, List<Life> placed) {
        long start = 0;
        for (Life other : placed) {
            if (other.meets(life) && other.start < start + life.bytes && start < other.start + other.bytes) {
                start = other.start + other.bytes;
            }
        }
        return start;
    }

    private static List<Life> lives(List<Operation> operations, List<Tensor> pinned) {
        Map<Tensor, Life> lives = new IdentityHashMap<>();
        List<Life> inOrder = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            for (Tensor tensor : operations.get(i).tensors()) {
                if (tensor.place() == Place.WORK) {
                    Life life = lives.computeIfAbsent(tensor, Life::new);
                    if (life.to < 0) {
                        life.from = i;
                        inOrder.add(life);
                    }
                    life.to = i;
                }
            }
        }
        inOrder.stream().filter(life -> pinned.contains(life.tensor)).forEach(life -> life.pin(operations.size()));
        return inOrder;
    }

    private static long rounded(Tensor tensor) {
        return (tensor.bytes() + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
    }

    /** When a tensor is in use, in numbers of operations, both ends included. */
    private static final class Life {
        final Tensor tensor;
        final long bytes;
        int from;
        int to = -1;
        long start;

        Life(Tensor tensor) {
            this.tensor = tensor;
            this.bytes = rounded(tensor);
        }

        boolean meets(Life other) {
            return from <= other.to && other.from <= to;
        }

        void pin(int operations) {
            from = 0;
            to = operations;
        }
    }
}
