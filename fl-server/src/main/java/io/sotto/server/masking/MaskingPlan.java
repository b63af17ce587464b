package io.sotto.server.masking;

import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.secagg.RoundPlan;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import io.sotto.privacy.secagg.parameter.TrustModel;
import java.time.Duration;
import java.util.List;

/**
 * How a run's updates are masked and encoded, whatever its model.
 *
 * @param trust what is assumed of the clients; decides how many neighbours each has and how many shares open a secret
 * @param minimumSurvivorShare the share of a cohort that a sum must hold, above 0, at most 1
 * @param lifetime how long a descriptor may be accepted
 * @param clipNormL2 updates are cut to this norm by the devices, above 0
 * @param inputBits bits of an element, 2 to 24
 * @param rotated whether updates are rotated before rounding, which makes the rounding finer
 * @param weightCap how many faces of one client count at most, 1 or more, below 2^inputBits
 * @param noiseMultiplier of the noise that the devices add together, 0 or more
 */
public record MaskingPlan(
        TrustModel trust,
        double minimumSurvivorShare,
        Duration lifetime,
        double clipNormL2,
        int inputBits,
        boolean rotated,
        int weightCap,
        double noiseMultiplier) {
    /** A mean loss above this is cut to it: seven classes by chance are at 1.9. */
    private static final double LARGEST_MEAN_LOSS = 8;

    /** What a coordinator asks for where nothing else is said; what devices allow by standard. */
    public static final MaskingPlan STANDARD =
            new MaskingPlan(TrustModel.STANDARD, 0.5, Duration.ofMinutes(10), 20, 16, true, 512, 0);

    /**
     * The same for a model of some length.
     *
     * @param minimumCohort how many must advertise; three at least, whatever is asked
     */
    public RoundPlan forModel(int modelLength, int minimumCohort) {
        return new RoundPlan(
                trust,
                Math.max(RoundDescriptor.MINIMUM_COHORT, minimumCohort),
                GraphParameters.MAXIMUM_COHORT,
                minimumSurvivorShare,
                lifetime,
                modelLength,
                List.of(lossSum()),
                clipNormL2,
                inputBits,
                rotated,
                weightCap,
                noiseMultiplier,
                0);
    }

    /** The one side value: mean loss times faces, each client's capped like its weight. */
    private SideValue lossSum() {
        return new SideValue("loss", LARGEST_MEAN_LOSS * weightCap / ((1 << inputBits) - 1));
    }
}
