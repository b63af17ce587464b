package io.sotto.model.onednn;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.network.Normalisation;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of one model in float32: an array on the heap, where they are updated, and a copy outside it, from which
 * programs read. Not thread-safe.
 */
final class MasterParameters implements AutoCloseable {
    /** Parameters that are updated at a time, so that their gradients stay in the first cache. */
    private static final int CHUNK = 2048;

    private final float[] values;
    private final List<Stretch> stretches;
    private final NativeBlock shared;
    private final NativeBlock gradients;
    private final FloatBuffer target;
    private final FloatBuffer source;
    private final float[] chunk = new float[CHUNK];
    private final float weightDecay;
    private long version;

    /** Neighbouring parameters that are treated alike. */
    private record Stretch(boolean trained, boolean decayed, int from, int to) {
        static Stretch of(ParameterLayout.Entry entry) {
            Role role = entry.role();
            return new Stretch(role.isTrained(), role == Role.WEIGHT, entry.offset(), entry.offset() + entry.length());
        }

        boolean goesOnAs(Stretch next) {
            return trained == next.trained && decayed == next.decayed;
        }
    }

    MasterParameters(ParameterLayout layout, double weightDecay) {
        long bytes = (long) layout.length() * Float.BYTES;
        this.values = new float[layout.length()];
        this.stretches = stretches(layout);
        this.shared = new NativeBlock(bytes);
        this.gradients = new NativeBlock(bytes);
        this.target = shared.floats(0, layout.length());
        this.source = gradients.floats(0, layout.length());
        this.weightDecay = (float) weightDecay;
    }

    /** The parameters themselves; only this class changes them. */
    float[] values() {
        return values;
    }

    /** Changes whenever the parameters do. */
    long version() {
        return version;
    }

    NativeBlock shared() {
        return shared;
    }

    NativeBlock gradients() {
        return gradients;
    }

    void load(float[] from) {
        System.arraycopy(from, 0, values, 0, values.length);
        target.put(0, values);
        version++;
    }

    /** Takes a step by the gradients that a program has left, and lets running statistics follow those of the batch. */
    void update(UpdateRule rule) {
        for (Stretch stretch : stretches) {
            for (int from = stretch.from; from < stretch.to; from += CHUNK) {
                int count = Math.min(CHUNK, stretch.to - from);
                source.get(from, chunk, 0, count);
                if (stretch.trained) {
                    rule.update(values, chunk, from, count, stretch.decayed ? weightDecay : 0);
                } else {
                    follow(from, count);
                }
                target.put(from, values, from, count);
            }
        }
        version++;
    }

    @Override
    public void close() {
        shared.close();
        gradients.close();
    }

    private void follow(int from, int count) {
        float share = (float) (1 - Normalisation.RUNNING_DECAY);
        for (int i = 0; i < count; i++) {
            values[from + i] += share * (chunk[i] - values[from + i]);
        }
    }

    private static List<Stretch> stretches(ParameterLayout layout) {
        List<Stretch> stretches = new ArrayList<>();
        for (ParameterLayout.Entry entry : layout.entries()) {
            Stretch next = Stretch.of(entry);
            int last = stretches.size() - 1;
            if (last >= 0 && stretches.get(last).goesOnAs(next)) {
                stretches.set(last, new Stretch(next.trained, next.decayed, stretches.get(last).from, next.to));
            } else {
                stretches.add(next);
            }
        }
        return stretches;
    }
}
