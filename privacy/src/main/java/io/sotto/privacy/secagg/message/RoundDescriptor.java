package io.sotto.privacy.secagg.message;

import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.graph.NeighbourGraph;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Everything that the clients of a round must agree on. The server signs it; its hash, the {@link Context}, enters every
 * key, so two clients that were given different descriptors share no mask.
 *
 * @param expiresAt after this no client begins, in whole seconds
 * @param cohort 3 to 5000 participants, ordered by identity, so each is there once; a client's index is its place
 */
public record RoundDescriptor(
        RoundId round,
        TrainingTerms training,
        VectorFormat format,
        MaskingTerms masking,
        Instant expiresAt,
        List<Participant> cohort) {
    /** The smallest cohort: with two, each would learn the other's update from the sum. */
    public static final int MINIMUM_COHORT = 3;

    static final int MAXIMUM_BYTES = 8192 + GraphParameters.MAXIMUM_COHORT * Participant.BYTES;

    public RoundDescriptor {
        cohort = List.copyOf(cohort);
        int clients = cohort.size();
        if (clients < MINIMUM_COHORT || clients > GraphParameters.MAXIMUM_COHORT) {
            throw new IllegalArgumentException("a cohort of %d: expected %d to %d"
                    .formatted(clients, MINIMUM_COHORT, GraphParameters.MAXIMUM_COHORT));
        }
        requireOrder(cohort);
        requireDistinctKeys(cohort);
        if (!NeighbourGraph.isPossible(clients, masking.neighbours())) {
            throw new IllegalArgumentException("%d neighbours of %d clients: expected %d, or even and less"
                    .formatted(masking.neighbours(), clients, clients - 1));
        }
        if (masking.minimumSurvivors() > clients) {
            throw new IllegalArgumentException(
                    "minimum survivors %d: expected at most %d".formatted(masking.minimumSurvivors(), clients));
        }
        if (!format.fits(clients, masking.minimumSurvivors())) {
            throw new IllegalArgumentException("span %d: too little for sums of %d clients at %d bits"
                    .formatted(format.span(), clients, format.inputBits()));
        }
        if (expiresAt.getNano() != 0) {
            throw new IllegalArgumentException("expiry %s: expected whole seconds".formatted(expiresAt));
        }
    }

    /** Where an identity stands in the cohort, or -1. */
    public int indexOf(IdentityKey identity) {
        return IntStream.range(0, cohort.size())
                .filter(i -> cohort.get(i).identity().equals(identity))
                .findFirst()
                .orElse(-1);
    }

    /** All advertised keys in the cohort's order, of each client the cipher key first. */
    public List<AgreementKey> advertisedKeys() {
        return keys(cohort);
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(MessageType.DESCRIPTOR);
        round.write(out);
        training.write(out);
        VectorFormatBytes.write(format, out);
        masking.write(out);
        out.u64(expiresAt.getEpochSecond());
        out.u16(cohort.size());
        cohort.forEach(participant -> participant.write(out));
        return out.toBytes();
    }

    public static RoundDescriptor parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(
                MessageType.DESCRIPTOR,
                bytes,
                MAXIMUM_BYTES,
                in -> new RoundDescriptor(
                        RoundId.read(in),
                        TrainingTerms.read(in),
                        VectorFormatBytes.read(in),
                        MaskingTerms.read(in),
                        in.instant("expiry"),
                        readCohort(in)));
    }

    private static List<Participant> readCohort(ByteReader in) throws DecodeException {
        int count = in.countOf(Participant.BYTES, GraphParameters.MAXIMUM_COHORT, "participants");
        List<Participant> cohort = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cohort.add(Participant.read(in));
        }
        return cohort;
    }

    private static void requireOrder(List<Participant> cohort) {
        for (int i = 1; i < cohort.size(); i++) {
            if (cohort.get(i - 1).identity().compareTo(cohort.get(i).identity()) >= 0) {
                throw new IllegalArgumentException(
                        "participant %d of the cohort: expected ascending identities, each once".formatted(i));
            }
        }
    }

    private static void requireDistinctKeys(List<Participant> cohort) {
        if (keys(cohort).stream().distinct().count() != 2L * cohort.size()) {
            throw new IllegalArgumentException("the cohort's advertised keys: expected to be all different");
        }
    }

    private static List<AgreementKey> keys(List<Participant> cohort) {
        List<AgreementKey> keys = new ArrayList<>(2 * cohort.size());
        for (Participant participant : cohort) {
            keys.add(participant.cipherKey());
            keys.add(participant.maskKey());
        }
        return keys;
    }
}
