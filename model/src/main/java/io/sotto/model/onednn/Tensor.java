package io.sotto.model.onednn;

import org.bytedeco.dnnl.memory;

/**
 * A tensor of a program: what it looks like and where it lies, not its numbers. Compared by identity, since two tensors
 * that look alike are two. Immutable.
 */
final class Tensor {
    private final memory.desc descriptor;
    private final Place place;
    private final long offset;

    private Tensor(memory.desc descriptor, Place place, long offset) {
        this.descriptor = descriptor;
        this.place = place;
        this.offset = offset;
    }

    /** A tensor whose position in its block the program's memory plan decides. */
    static Tensor planned(memory.desc descriptor, Place place) {
        return new Tensor(descriptor, place, 0);
    }

    /**
     * A tensor at a position that the parameters' layout gives.
     *
     * @param offset in bytes
     */
    static Tensor fixed(memory.desc descriptor, Place place, long offset) {
        return new Tensor(descriptor, place, offset);
    }

    memory.desc descriptor() {
        return descriptor;
    }

    Place place() {
        return place;
    }

    /** Bytes from the start of its block; of no meaning for a planned tensor. */
    long offset() {
        return offset;
    }

    long bytes() {
        return descriptor.get_size();
    }
}
