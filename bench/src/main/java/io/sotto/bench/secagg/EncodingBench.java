package io.sotto.bench.secagg;

import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.codec.VectorEncoder;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.AesCtrKeyStream;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Randomness;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From an update to integers: clip, weigh, rotate or not, round at random. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class EncodingBench {
    private static final int ELEMENTS = 294_615;

    /** Whether the update is rotated first. */
    @Param({"false", "true"})
    public boolean rotated;

    private Contribution contribution = new Contribution(new float[0], 1);
    private VectorEncoder encoder = encoder(false);

    /** Makes an update. */
    @Setup
    public void make() {
        Random random = new Random(1);
        float[] update = new float[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            update[i] = (float) random.nextGaussian() / 100;
        }
        contribution = new Contribution(update, 287);
        encoder = encoder(rotated);
    }

    @Benchmark
    public int[] encode() {
        return encoder.encode(contribution);
    }

    private static VectorEncoder encoder(boolean rotated) {
        VectorFormat format = new VectorFormat(ELEMENTS, List.of(), 20, 16, 1L << 23, rotated, 512, 0);
        return new VectorEncoder(format, 50, Digest.sha256(), new AesCtrKeyStream(), Randomness.system());
    }
}
