package io.sotto.model.onednn;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.network.Normalisation;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of one model in float32, and their gradients, outside the heap, where programs use them. An update
 * copies them to the heap and back, piece by piece. Not thread-safe.
 */
final class MasterParameters implements AutoCloseable {
    private final int length;
    private final List<Stretch> stretches;
    private final NativeBlock shared;
    private final NativeBlock gradients;
    private final FloatBuffer values;
    private final FloatBuffer gradient;
    private final float[] valuePiece = new float[UpdateRule.PIECE];
    private final float[] gradientPiece = new float[UpdateRule.PIECE];
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

    /** @param fixed how many parameters, from the first, no step changes: those of whole tensors */
    MasterParameters(ParameterLayout layout, double weightDecay, int fixed) {
        long bytes = (long) layout.length() * Float.BYTES;
        this.length = layout.length();
        this.stretches = stretches(layout, fixed);
        this.shared = NativeBlock.zeros(bytes);
        this.gradients = NativeBlock.zeros(bytes);
        this.values = shared.floats(0, length);
        this.gradient = gradients.floats(0, length);
        this.weightDecay = (float) weightDecay;
    }

    /** A copy of the parameters. */
    float[] values() {
        float[] copy = new float[length];
        values.get(0, copy);
        return copy;
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
        values.put(0, from);
        version++;
    }

    /**
     * Takes a step by the gradients that a program has left, and lets running statistics follow those of the batch unless
     * they are frozen: then there are none of the batch.
     */
    void update(UpdateRule rule, boolean statisticsFrozen) {
        for (Stretch stretch : stretches) {
            if (statisticsFrozen && !stretch.trained) {
                continue;
            }
            for (int from = stretch.from; from < stretch.to; from += UpdateRule.PIECE) {
                int count = Math.min(UpdateRule.PIECE, stretch.to - from);
                values.get(from, valuePiece, 0, count);
                gradient.get(from, gradientPiece, 0, count);
                if (stretch.trained) {
                    rule.update(valuePiece, gradientPiece, from, count, stretch.decayed ? weightDecay : 0);
                } else {
                    follow(count);
                }
                values.put(from, valuePiece, 0, count);
            }
        }
        version++;
    }

    @Override
    public void close() {
        shared.close();
        gradients.close();
    }

    private void follow(int count) {
        float share = (float) (1 - Normalisation.RUNNING_DECAY);
        for (int i = 0; i < count; i++) {
            valuePiece[i] += share * (gradientPiece[i] - valuePiece[i]);
        }
    }

    private static List<Stretch> stretches(ParameterLayout layout, int fixed) {
        List<Stretch> stretches = new ArrayList<>();
        for (ParameterLayout.Entry entry : layout.entries()) {
            if (entry.offset() < fixed) {
                continue;
            }
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
