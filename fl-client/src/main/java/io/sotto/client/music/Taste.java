package io.sotto.client.music;

import io.sotto.model.InvalidInputException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * What a device has learnt of a person's taste: Bayesian linear regression of rewards on {@link Features}, used by
 * Thompson sampling (Agrawal and Goyal, "Thompson sampling for contextual bandits with linear payoffs", ICML 2013). The
 * weights are normally distributed with precision {@code A = I / p^2 + sum x x' / n^2} and mean {@code A^-1 b}, with
 * {@code b = m / p^2 + sum r x / n^2}: prior mean m and deviation p, deviation of rewards n.
 *
 * <p>Of A the Cholesky factor L is kept. Adding x x' is a rank-one update of L (Golub and Van Loan, Matrix Computations, 4th
 * ed., 6.5.4), which only ever adds what is positive and so stays positive definite after any number of updates; mean and
 * sample are triangular solves. All three cost O(d^2), and nothing is inverted.
 *
 * <p>Immutable; safe from any thread.
 */
public final class Taste {
    /** Without experience songs are chosen by their mood: a step of 0.1 on the plane costs a fifth of a reward. */
    private static final double PRIOR_OF_DISTANCE = 2;

    /** Without experience, a person's own word about a song is worth so much. */
    private static final double PRIOR_OF_OWN_WORD = 0.5;

    private static final double PRIOR_DEVIATION = 0.12;
    private static final double REWARD_DEVIATION = 0.5;

    private static final int FORM = 0x534f5431;
    private static final int BYTES = Integer.BYTES * 2 + Long.BYTES + Double.BYTES * (Features.COUNT + triangle());
    private static final Taste NONE = fresh();

    private final long updates;
    private final double[][] factor;
    private final double[] moment;
    private final double[] mean;

    private Taste(long updates, double[][] factor, double[] moment) {
        this.updates = updates;
        this.factor = factor;
        this.moment = moment;
        this.mean = Triangles.solveTransposed(factor, Triangles.solve(factor, moment));
    }

    /** That of somebody who has not said anything yet. */
    public static Taste none() {
        return NONE;
    }

    /** How often it has learnt. */
    public long updates() {
        return updates;
    }

    /**
     * Learns from one reaction.
     *
     * @param reward -1 to 1, as in {@link Feedback}
     */
    public Taste learn(Features song, double reward) {
        if (!(reward >= -1 && reward <= 1)) {
            throw new IllegalArgumentException("reward %s: expected -1 to 1".formatted(reward));
        }
        double[] scaled = new double[Features.COUNT];
        double[] sum = moment.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = song.values()[i] / REWARD_DEVIATION;
            sum[i] += reward * song.values()[i] / (REWARD_DEVIATION * REWARD_DEVIATION);
        }
        double[][] updated = Triangles.copy(factor);
        Triangles.addOuterProduct(updated, scaled);
        return new Taste(updates + 1, updated, sum);
    }

    /** The reward that is expected of a song. */
    public double expected(Features song) {
        return Triangles.dot(mean, song.values());
    }

    /** The weights that are most probable. Not to be changed. */
    double[] mean() {
        return mean;
    }

    /** The weights before anything was learnt. Not to be changed. */
    static double[] prior() {
        return NONE.mean;
    }

    /** Weights drawn by how probable they are: Thompson's sample. */
    double[] sample(RandomGenerator random) {
        double[] noise = new double[Features.COUNT];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        double[] weights = Triangles.solveTransposed(factor, noise);
        for (int i = 0; i < weights.length; i++) {
            weights[i] += mean[i];
        }
        return weights;
    }

    /** A small form to keep it in: version, size, number of updates, b, and L row by row; big endian. */
    public byte[] toBytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(BYTES).putInt(FORM).putInt(Features.COUNT).putLong(updates);
        for (double value : moment) {
            bytes.putDouble(value);
        }
        for (double[] row : factor) {
            for (double value : row) {
                bytes.putDouble(value);
            }
        }
        return bytes.array();
    }

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @throws InvalidInputException if it is something else, of another version, or damaged so that it makes no sense
     */
    public static Taste fromBytes(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int form = in.getInt();
            int count = in.getInt();
            if (form != FORM || count != Features.COUNT || bytes.length != BYTES) {
                throw new InvalidInputException(
                        "learnt taste: expected form %08x with %d features in %d bytes, found %08x with %d in %d"
                                .formatted(FORM, Features.COUNT, BYTES, form, count, bytes.length));
            }
            return read(in);
        } catch (BufferUnderflowException e) {
            throw new InvalidInputException(
                    "learnt taste: expected %d bytes, found %d".formatted(BYTES, bytes.length), e);
        }
    }

    private static Taste read(ByteBuffer in) {
        long updates = in.getLong();
        double[] moment = new double[Features.COUNT];
        for (int i = 0; i < moment.length; i++) {
            moment[i] = requireNumber(in.getDouble());
        }
        double[][] factor = Triangles.diagonal(Features.COUNT, 1);
        for (int row = 0; row < factor.length; row++) {
            for (int column = 0; column <= row; column++) {
                factor[row][column] = requireNumber(in.getDouble());
            }
            if (factor[row][row] <= 0) {
                throw new InvalidInputException("learnt taste: expected a positive diagonal, found %s in row %d"
                        .formatted(factor[row][row], row));
            }
        }
        return new Taste(updates, factor, moment);
    }

    private static double requireNumber(double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidInputException("learnt taste: expected numbers, found %s".formatted(value));
        }
        return value;
    }

    private static Taste fresh() {
        double[] moment = new double[Features.COUNT];
        double precision = 1 / (PRIOR_DEVIATION * PRIOR_DEVIATION);
        moment[Features.DISTANCE] = PRIOR_OF_DISTANCE * precision;
        moment[Features.OWN_WORD] = PRIOR_OF_OWN_WORD * precision;
        return new Taste(0, Triangles.diagonal(Features.COUNT, 1 / PRIOR_DEVIATION), moment);
    }

    private static int triangle() {
        return Features.COUNT * (Features.COUNT + 1) / 2;
    }
}
