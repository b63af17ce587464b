package io.sotto.bench.secagg;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.crypto.Statement;
import io.sotto.privacy.crypto.X25519Agreement;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a client does for each peer, a call each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class PublicKeyBench {
    private final Random random = new Random(1);
    private final X25519Agreement agreement = new X25519Agreement();
    private final SecretBytes key = SecretBytes.random(32, random::nextBytes);
    private final AgreementKey peer = agreement.publicKey(SecretBytes.random(32, random::nextBytes));
    private final Ed25519Signer signer = Ed25519Signer.create(random::nextBytes);
    private final Statement statement = Statement.of("bench", new byte[80]);
    private final Signature signature = signer.sign(statement);
    private final Ed25519Verifier verifier = new Ed25519Verifier();

    /** One X25519 agreement. */
    @Benchmark
    public SecretBytes agreement() {
        return agreement.agree(key, peer);
    }

    /** One X25519 public key. */
    @Benchmark
    public AgreementKey publicKey() {
        return agreement.publicKey(key);
    }

    /** One Ed25519 signature. */
    @Benchmark
    public Signature signature() {
        return signer.sign(statement);
    }

    /** One Ed25519 verification. */
    @Benchmark
    public boolean verification() {
        return verifier.verifies(signer.identity(), statement, signature);
    }
}
