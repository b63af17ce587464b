package io.sotto.model.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A block of native memory that starts at a multiple of a page. Not thread-safe. */
final class NativeBlock implements AutoCloseable {
    private static final long PAGE_BYTES = 4096;

    private final BytePointer allocation;
    private final long start;
    private final long bytes;

    /** A block that holds anything at first. */
    NativeBlock(long bytes) {
        this.bytes = bytes;
        this.allocation = new BytePointer(bytes + PAGE_BYTES);
        this.start = (allocation.address() + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    }

    /** A block of zeros. */
    static NativeBlock zeros(long bytes) {
        NativeBlock block = new NativeBlock(bytes);
        block.allocation.fill(0);
        return block;
    }

    long bytes() {
        return bytes;
    }

    /** The address of a position, 0 to the last; it does not own the memory and must not be used after {@link #close}. */
    FloatPointer at(long offset) {
        if (offset < 0 || offset >= bytes) {
            throw new IndexOutOfBoundsException("offset %d in a block of %d bytes".formatted(offset, bytes));
        }
        return new Address(start + offset);
    }

    /** A view of float32 numbers; the same holds as for {@link #at}. */
    FloatBuffer floats(long offset, long count) {
        if (offset < 0 || offset + count * Float.BYTES > bytes) {
            throw new IndexOutOfBoundsException("%d floats at %d of %d bytes".formatted(count, offset, bytes));
        }
        return at(offset).capacity(count).asBuffer();
    }

    @Override
    public void close() {
        allocation.close();
    }

    /** A bare address. */
    private static final class Address extends FloatPointer {
        Address(long address) {
            super((Pointer) null);
            this.address = address;
        }
    }
}
