package io.sotto.bench.secagg;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.secagg.Aggregator;
import io.sotto.privacy.secagg.Device;
import io.sotto.privacy.secagg.RoundPlan;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.policy.AnyTerms;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** An authority, a server and enrolled devices, ordered by identity. Not thread-safe while it is made. */
final class Cohort {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final TrainingTerms TRAINING =
            new TrainingTerms(Digest.sha256(new byte[] {2}), Digest.sha256(new byte[] {3}), 1, 0.05);
    private static final Instant END = Instant.parse("2027-11-20T12:00:00Z");

    private final Ed25519Signer authority;
    private final Ed25519Signer server;
    private final List<Ed25519Signer> devices;
    private final List<Enrolment> enrolments;
    private final SignatureVerifier shared;

    Cohort(int size) {
        Random random = new Random(size);
        authority = Ed25519Signer.create(random::nextBytes);
        server = Ed25519Signer.create(random::nextBytes);
        devices = IntStream.range(0, size)
                .mapToObj(i -> Ed25519Signer.create(random::nextBytes))
                .sorted(Comparator.comparing(Ed25519Signer::identity))
                .toList();
        enrolments = devices.stream()
                .map(device -> Enrolment.issue(authority, device.identity(), END))
                .toList();
        shared = new RememberingVerifier(new Ed25519Verifier(), 4 * size + 100);
    }

    int size() {
        return devices.size();
    }

    /** Remembers what any party of this process has verified; for those whose time is not measured. */
    SignatureVerifier sharedVerifier() {
        return shared;
    }

    /** A device that accepts any terms. */
    Device device(int index, Primitives primitives, SignatureVerifier verifier) {
        Random random = new Random(index);
        return new Device(
                devices.get(index),
                enrolments.get(index),
                authority.identity(),
                server.identity(),
                new AnyTerms(),
                RoundMemory.EMPTY,
                primitives,
                verifier,
                random::nextBytes);
    }

    Aggregator aggregator(RoundPlan plan, Primitives primitives, SignatureVerifier verifier) {
        return new Aggregator(server, authority.identity(), plan, primitives, verifier);
    }
}
