package io.sotto.privacy.secagg.message;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory a decoder asked for, whether or not it kept it. */
public final class Allocations {
    /** A decoder may hold a message several times over, as objects and as bytes written again. */
    private static final int BYTES_FOR_EACH = 64;

    /** Loading a class may fall to the same thread; a length that is believed would ask for more. */
    private static final int BYTES_FOR_ANY = 1 << 23;

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private Allocations() {}

    /** What a decoder may ask for at most, whatever the bytes promise. */
    public static long limitFor(byte[] message) {
        return BYTES_FOR_ANY + (long) BYTES_FOR_EACH * message.length;
    }

    /** Bytes that this thread has asked for in its life. */
    public static long soFar() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
