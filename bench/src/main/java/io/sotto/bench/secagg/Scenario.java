package io.sotto.bench.secagg;

import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.codec.DecodedSum;
import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.secagg.RoundPlan;
import io.sotto.privacy.secagg.ServerMask;
import io.sotto.privacy.secagg.UnmaskedSum;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.parameter.TrustModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A size of round, run over and over with fresh keys: inputs of 16 bits, rotated, two side values.
 *
 * @param clients n
 * @param modelLength d
 * @param trust decides neighbours and threshold
 * @param dropOutShare how many share their keys and never send a vector, spread evenly
 */
record Scenario(int clients, int modelLength, TrustModel trust, double dropOutShare) {
    private static final int SAMPLES = 40;
    private static final int HITS = 17;

    /** Begins an attempt at the round, up to the terms. */
    MaskedRound begin(Cohort cohort, int attempt, Devices devices, Tally serverTally, Cores cores) {
        RoundId round = new RoundId(Digest.sha256(new byte[] {1}), 1, attempt);
        return new MaskedRound(cohort, plan(), round, devices, serverTally, cores);
    }

    /** Runs the rest. */
    UnmaskedSum complete(MaskedRound round) {
        float[] update = new float[modelLength];
        Arrays.fill(update, (float) (0.5 / Math.sqrt(modelLength)));
        Contribution contribution = new Contribution(update, SAMPLES, 1.25, HITS);
        ServerMask mask = round.toMasked(this::survives, contribution);
        return round.finish(mask);
    }

    /** Throws unless the counts, which no rounding touches, are exactly those of the survivors: masks leave all or nothing. */
    void requireExact(UnmaskedSum sum) {
        DecodedSum decoded = sum.decode(Primitives.standard());
        int survivors = sum.survivors().count();
        if (decoded.sampleCount() != (long) SAMPLES * survivors || decoded.sideValues()[1] != HITS * survivors) {
            throw new IllegalStateException("%d samples and %s hits of %d clients: expected %d and %d each"
                    .formatted(decoded.sampleCount(), decoded.sideValues()[1], survivors, SAMPLES, HITS));
        }
    }

    private RoundPlan plan() {
        return new RoundPlan(
                trust,
                3,
                5000,
                0.5,
                Duration.ofMinutes(10),
                modelLength,
                List.of(new SideValue("loss", 1e-3), SideValue.count("hits")),
                1.0,
                16,
                true,
                1000,
                0,
                0);
    }

    private boolean survives(int client) {
        return (int) (client * dropOutShare) == (int) ((client + 1) * dropOutShare);
    }
}
