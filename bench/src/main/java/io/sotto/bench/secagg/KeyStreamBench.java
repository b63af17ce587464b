package io.sotto.bench.secagg;

import io.sotto.privacy.crypto.AesCtrKeyStream;
import io.sotto.privacy.crypto.SecretBytes;
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

/** One mask of AES-256-CTR, added to a vector. Bytes a second: four times the elements over the time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class KeyStreamBench {
    /** d. */
    @Param({"100000", "294615", "1165159"})
    public int elements;

    private final AesCtrKeyStream stream = new AesCtrKeyStream();
    private final SecretBytes key = SecretBytes.take(new byte[32]);
    private int[] vector = {};

    /** Makes the vector. */
    @Setup
    public void make() {
        vector = new int[elements];
    }

    /** Adds one mask. */
    @Benchmark
    public int[] add() {
        stream.start(key);
        stream.add(vector);
        return vector;
    }

    /** Fills the vector with the words alone. */
    @Benchmark
    public int[] fill() {
        stream.start(key);
        stream.fill(vector);
        return vector;
    }
}
