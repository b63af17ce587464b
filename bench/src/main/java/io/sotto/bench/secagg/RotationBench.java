package io.sotto.bench.secagg;

import io.sotto.privacy.codec.Rotation;
import io.sotto.privacy.crypto.AesCtrKeyStream;
import io.sotto.privacy.crypto.Digest;
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

/** The randomised Walsh-Hadamard rotation of an update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class RotationBench {
    /** d. */
    @Param({"100000", "294615"})
    public int elements;

    private float[] vector = {};
    private Rotation rotation = new Rotation(Digest.sha256(new byte[0]), 1, new AesCtrKeyStream());

    /** Makes vector and signs. */
    @Setup
    public void make() {
        Random random = new Random(1);
        vector = new float[elements];
        for (int i = 0; i < elements; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        rotation = new Rotation(Digest.sha256(new byte[] {1}), elements, new AesCtrKeyStream());
    }

    /** There and back, so that the elements stay what they are. */
    @Benchmark
    public float[] applyAndInvert() {
        rotation.apply(vector);
        rotation.invert(vector);
        return vector;
    }
}
