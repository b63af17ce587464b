package io.sotto.privacy.secagg;

import io.sotto.privacy.TestRandomness;
import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.parameter.TrustModel;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** An authority, a server and enrolled devices, all in memory and all from one seed. Devices are ordered by identity. */
final class Federation {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Instant END = Instant.parse("2027-11-20T12:00:00Z");
    static final RoundId ROUND = new RoundId(Digest.sha256(new byte[] {1}), 1, 1);
    static final TrainingTerms TRAINING =
            new TrainingTerms(Digest.sha256(new byte[] {2}), Digest.sha256(new byte[] {3}), 1, 0.05);

    private final long seed;
    private final Signer authority;
    private final Signer server;
    private final List<Signer> signers;
    private final Primitives primitives;
    private final SignatureVerifier verifier;

    private Federation(
            long seed, int devices, Supplier<Signer> keys, Primitives primitives, SignatureVerifier verifier) {
        this.seed = seed;
        this.authority = keys.get();
        this.server = keys.get();
        this.signers = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            signers.add(keys.get());
        }
        signers.sort(Comparator.comparing(Signer::identity));
        this.primitives = primitives;
        this.verifier = verifier;
    }

    /** With the real primitives; devices share what they verified, as in a simulation. */
    static Federation real(long seed, int devices) {
        Randomness keys = TestRandomness.seeded(seed);
        return new Federation(
                seed,
                devices,
                () -> Ed25519Signer.create(keys),
                Primitives.standard(),
                new RememberingVerifier(new Ed25519Verifier(), 10_000));
    }

    /** With toys that are fast and broken. */
    static Federation toy(long seed, int devices) {
        Random random = new Random(seed);
        return new Federation(
                seed,
                devices,
                () -> {
                    byte[] identity = new byte[IdentityKey.BYTES];
                    random.nextBytes(identity);
                    return ToyPrimitives.signer(identity);
                },
                ToyPrimitives.create(),
                ToyPrimitives.verifier());
    }

    int size() {
        return signers.size();
    }

    Signer authority() {
        return authority;
    }

    Signer server() {
        return server;
    }

    Signer signer(int device) {
        return signers.get(device);
    }

    Primitives primitives() {
        return primitives;
    }

    SignatureVerifier verifier() {
        return verifier;
    }

    Device device(int index) {
        return device(index, DevicePolicy.STANDARD, RoundMemory.EMPTY);
    }

    Device device(int index, RoundPolicy policy, RoundMemory memory) {
        Signer signer = signers.get(index);
        return new Device(
                signer,
                Enrolment.issue(authority, signer.identity(), END),
                authority.identity(),
                server.identity(),
                policy,
                memory,
                primitives,
                verifier,
                TestRandomness.seeded(seed * 31 + index));
    }

    Aggregator aggregator(RoundPlan plan) {
        return new Aggregator(server, authority.identity(), plan, primitives, verifier);
    }

    /** Small vectors, a few side values, half of the cohort must survive. */
    static RoundPlan plan(int modelLength) {
        return new RoundPlan(
                TrustModel.STANDARD,
                3,
                5000,
                0.5,
                Duration.ofMinutes(10),
                modelLength,
                List.of(SideValue.count("hits")),
                1.0,
                16,
                false,
                1000,
                0,
                0);
    }
}
