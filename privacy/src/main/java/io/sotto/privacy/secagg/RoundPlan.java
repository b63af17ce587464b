package io.sotto.privacy.secagg;

import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import io.sotto.privacy.secagg.parameter.TrustModel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a server wants of every round; the size of the cohort decides the rest: neighbours, threshold, span.
 *
 * @param minimumCohort the fewest clients to begin with, 3 or more
 * @param maximumCohort the most, at most 5000
 * @param minimumSurvivorShare the share of the cohort below which a round is given up, above 0, at most 1
 * @param lifetime after which a descriptor may no longer be accepted
 * @param modelLength and the next five: as in {@link VectorFormat}
 * @param headRoomBits how many times the span is doubled beyond the least that serves, 0 or more
 */
public record RoundPlan(
        TrustModel trust,
        int minimumCohort,
        int maximumCohort,
        double minimumSurvivorShare,
        Duration lifetime,
        int modelLength,
        List<SideValue> sideValues,
        double clipNormL2,
        int inputBits,
        boolean rotated,
        int weightCap,
        double noiseMultiplier,
        int headRoomBits) {
    public RoundPlan {
        sideValues = List.copyOf(sideValues);
        require(
                minimumCohort >= RoundDescriptor.MINIMUM_COHORT && minimumCohort <= maximumCohort,
                "minimum cohort",
                minimumCohort,
                "3 to the maximum");
        require(
                maximumCohort <= GraphParameters.MAXIMUM_COHORT,
                "maximum cohort",
                maximumCohort,
                "at most " + GraphParameters.MAXIMUM_COHORT);
        require(
                minimumSurvivorShare > 0 && minimumSurvivorShare <= 1,
                "minimum survivor share",
                minimumSurvivorShare,
                "above 0, at most 1");
        require(headRoomBits >= 0, "head-room bits", headRoomBits, "0 or more");
        VectorFormat widest = new VectorFormat(
                modelLength,
                sideValues,
                clipNormL2,
                inputBits,
                VectorFormat.MAXIMUM_SPAN,
                rotated,
                weightCap,
                noiseMultiplier);
        require(
                widest.fits(minimumCohort, RoundDescriptor.MINIMUM_COHORT),
                "input bits and noise",
                inputBits,
                "what sums of 32 bits hold");
    }

    /**
     * The terms of a round with this cohort.
     *
     * @param cohort ordered by identity
     * @throws RoundAbortedException if no graph and no span serve so many
     */
    public RoundDescriptor describe(RoundId round, TrainingTerms training, List<Participant> cohort, Instant now) {
        GraphParameters graph =
                GraphParameters.of(cohort.size(), trust).orElseThrow(() -> noParameters("graph", cohort.size()));
        return describe(round, training, cohort, graph, now);
    }

    /** The same with neighbours and threshold chosen by the caller; devices judge them. */
    public RoundDescriptor describe(
            RoundId round, TrainingTerms training, List<Participant> cohort, GraphParameters graph, Instant now) {
        int clients = cohort.size();
        int share = (int) Math.ceil(minimumSurvivorShare * clients - 1e-9);
        int minimumSurvivors = Math.max(RoundDescriptor.MINIMUM_COHORT, Math.max(graph.threshold(), share));
        return new RoundDescriptor(
                round,
                training,
                format(clients, minimumSurvivors),
                new MaskingTerms(graph.neighbours(), graph.threshold(), minimumSurvivors),
                now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS),
                cohort);
    }

    private VectorFormat format(int clients, int minimumSurvivors) {
        double least = formatWithSpan(VectorFormat.MAXIMUM_SPAN).leastSpan(clients, minimumSurvivors);
        if (least > VectorFormat.MAXIMUM_SPAN) {
            throw noParameters("span", clients);
        }
        return formatWithSpan((long) Math.min(VectorFormat.MAXIMUM_SPAN, Math.scalb(least, headRoomBits)));
    }

    private VectorFormat formatWithSpan(long span) {
        return new VectorFormat(
                modelLength, sideValues, clipNormL2, inputBits, span, rotated, weightCap, noiseMultiplier);
    }

    private static RoundAbortedException noParameters(String what, int clients) {
        return new RoundAbortedException(
                AbortReason.NO_PARAMETERS, "no %s serves a cohort of %d".formatted(what, clients));
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(name, value, expected));
        }
    }
}
