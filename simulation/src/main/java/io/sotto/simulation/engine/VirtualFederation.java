package io.sotto.simulation.engine;

import io.sotto.client.device.Membership;
import io.sotto.client.masking.MaskedRounds;
import io.sotto.model.RandomStreams;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.Aggregator;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.policy.AnyTerms;
import io.sotto.server.masking.Masking;
import io.sotto.server.masking.MaskingPlan;
import io.sotto.server.masking.RoundNames;
import io.sotto.server.round.ClientId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of a simulated federation, all of them from the run's named streams, so that a run repeats to the bit. That is
 * worth nothing as secrecy, which a simulation has no use for: everybody is this process.
 */
final class VirtualFederation {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final int REMEMBERED_SIGNATURES = 200_000;

    private final RandomStreams streams;
    private final PairedAgreement agreement;
    private final Primitives primitives;
    /** Shared, so that each signature is verified once in the process. */
    private final SignatureVerifier verifier = new RememberingVerifier(new Ed25519Verifier(), REMEMBERED_SIGNATURES);

    private final Signer authority;
    private final Signer coordinator;
    private final Map<ClientId, Membership> memberships = new ConcurrentHashMap<>();

    VirtualFederation(long seed) {
        Primitives standard = Primitives.standard();
        this.agreement = new PairedAgreement(standard.agreement());
        this.primitives = new Primitives(agreement, standard.derivation(), standard.aead(), standard.streams());
        this.streams = new RandomStreams(seed);
        this.authority = Ed25519Signer.create(randomness("authority", 0, 0));
        this.coordinator = Ed25519Signer.create(randomness("coordinator", 0, 0));
    }

    Primitives primitives() {
        return primitives;
    }

    /** Forgets the keys of the round before. */
    void beginRound() {
        agreement.forget();
    }

    /** What the coordinator brings to its rounds. */
    Masking masking(long seed, MaskingPlan plan, int modelLength, int minimumCohort) {
        Aggregator aggregator = new Aggregator(
                coordinator, authority.identity(), plan.forModel(modelLength, minimumCohort), primitives, verifier);
        Digest task =
                Digest.sha256(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        return new Masking(aggregator, new RoundNames(task, 0), () -> NOW);
    }

    /** A client's keys for one round. */
    MaskedRounds rounds(ClientId client, int round) {
        return new MaskedRounds(
                memberships.computeIfAbsent(client, this::membership),
                new AnyTerms(),
                primitives,
                verifier,
                randomness("masking", client.number(), round),
                () -> NOW);
    }

    private Membership membership(ClientId client) {
        Signer signer = Ed25519Signer.create(randomness("identity", client.number(), 0));
        Enrolment enrolment = Enrolment.issue(authority, signer.identity(), END);
        return new VirtualMembership(
                signer, new Membership.Trusted(enrolment, authority.identity(), coordinator.identity()));
    }

    private Randomness randomness(String purpose, long client, long round) {
        return streams.stream("secure-aggregation-" + purpose, client, round)::nextBytes;
    }
}
