package io.sotto.bench.secagg;

import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.secagg.ClientAdvertise;
import io.sotto.privacy.secagg.ClientConsistency;
import io.sotto.privacy.secagg.ClientMask;
import io.sotto.privacy.secagg.ClientShare;
import io.sotto.privacy.secagg.Device;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** One client, bytes in and bytes out, with the time that all its steps took and the bytes it sent. Not thread-safe. */
final class TimedClient {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ClientAdvertise advertise;
    private @Nullable ClientShare share;
    private @Nullable ClientMask mask;
    private @Nullable ClientConsistency consistency;
    private long nanos;
    private long cpuNanos;
    private long uploadBytes;

    /** A step of a client: it may meet bytes that are no message. */
    @FunctionalInterface
    interface Step {
        byte[] take() throws DecodeException;
    }

    TimedClient(Device device, RoundId round) {
        long start = System.nanoTime();
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        advertise = ClientAdvertise.begin(device, round, Cohort.TRAINING);
        nanos = System.nanoTime() - start;
        cpuNanos = THREADS.getCurrentThreadCpuTime() - cpuStart;
    }

    byte[] advertisement() {
        return timed(() -> advertise.message().toBytes());
    }

    byte[] shares(byte[] descriptor) {
        return timed(() -> share(SignedDescriptor.parse(descriptor)));
    }

    /** The same with terms that somebody else has read, so that all clients of a process hold one copy. */
    byte[] shares(SignedDescriptor descriptor) {
        return timed(() -> share(descriptor));
    }

    byte[] maskedVector(byte[] delivery, Contribution contribution) {
        return timed(() -> {
            ClientMask next = reached(share).mask(Delivery.parse(delivery), contribution);
            mask = next;
            share = null;
            return next.message().toBytes();
        });
    }

    byte[] confirmation(byte[] survivors) {
        return timed(() -> {
            ClientConsistency next = reached(mask).confirm(Survivors.parse(survivors));
            consistency = next;
            mask = null;
            return next.message().toBytes();
        });
    }

    byte[] unmasking(byte[] confirmations) {
        return timed(() -> reached(consistency)
                .unmask(Confirmations.parse(confirmations))
                .message()
                .toBytes());
    }

    double seconds() {
        return nanos / 1e9;
    }

    /** Processor time of the same steps: what they take on a quiet machine. */
    double cpuSeconds() {
        return cpuNanos / 1e9;
    }

    long uploadBytes() {
        return uploadBytes;
    }

    private byte[] share(SignedDescriptor descriptor) {
        ClientShare next = advertise.share(descriptor, Cohort.NOW);
        share = next;
        return next.message().toBytes();
    }

    private byte[] timed(Step step) {
        long start = System.nanoTime();
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        try {
            byte[] sent = step.take();
            uploadBytes += sent.length;
            return sent;
        } catch (DecodeException e) {
            throw new IllegalStateException(e);
        } finally {
            nanos += System.nanoTime() - start;
            cpuNanos += THREADS.getCurrentThreadCpuTime() - cpuStart;
        }
    }

    private static <T> T reached(@Nullable T phase) {
        if (phase == null) {
            throw new IllegalStateException("a step was left out");
        }
        return phase;
    }
}
