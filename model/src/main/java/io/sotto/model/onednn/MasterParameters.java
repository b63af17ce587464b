package io.sotto.model.onednn;

import io.sotto.model.network.Normalisation;
import io.sotto.model.onednn.Piece.Treatment;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The parameters of one model in float32, and their gradients, outside the heap, where programs use them. An update
 * copies them to the heap and back, piece by piece. Not thread-safe.
 */
final class MasterParameters implements AutoCloseable {
    private final int length;
    private final List<Piece> pieces;
    private final NativeBlock shared;
    private final NativeBlock gradients;
    private final FloatBuffer values;
    private final FloatBuffer gradient;
    private final float[] valuePiece = new float[Piece.LONGEST];
    private final float[] gradientPiece = new float[Piece.LONGEST];
    private final float weightDecay;
    private long version;

    /** @param pieces of the whole vector */
    MasterParameters(List<Piece> pieces, double weightDecay) {
        Piece last = pieces.get(pieces.size() - 1);
        this.length = last.from() + last.count();
        this.pieces = pieces;
        long bytes = (long) length * Float.BYTES;
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
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.treatment() == Treatment.FIXED || statisticsFrozen && piece.treatment() == Treatment.FOLLOWING) {
                continue;
            }
            values.get(piece.from(), valuePiece, 0, piece.count());
            gradient.get(piece.from(), gradientPiece, 0, piece.count());
            if (piece.treatment() == Treatment.FOLLOWING) {
                follow(piece.count());
            } else {
                float decay = piece.treatment() == Treatment.DECAYED ? weightDecay : 0;
                rule.update(i, valuePiece, gradientPiece, decay);
            }
            values.put(piece.from(), valuePiece, 0, piece.count());
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
}
