package io.sotto.privacy.secagg.policy;

import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import io.sotto.privacy.secagg.parameter.TrustModel;
import java.util.List;

/**
 * The terms a device accepts. A server that asks for weaker ones is refused, whatever its reason.
 *
 * @param trust what is assumed of server and peers; decides how few neighbours are too few
 * @param minimumCohort the smallest cohort, 3 or more
 * @param comfortableCohort below this the owner is warned: an average over few says much about each
 * @param minimumThresholdShare least threshold as a share of the neighbours, 0.5 to 1, 1 excluded: t is at least
 *     floor(share * k) + 1, so never under k/2 + 1
 * @param minimumSurvivorShare least share of the cohort that a sum must hold, above 0, at most 1
 * @param minimumCohortDifference a cohort is the last one over again or differs from it by at least so many members, 0
 *     or more; 2 refuses the pair of sums whose difference is one device's update
 * @param maximumClipNormL2 above 0
 * @param maximumWeight the largest sample count that may count, 1 or more
 * @param minimumNoiseMultiplier 0 or more
 * @param maximumEpochs 1 or more
 * @param maximumLearningRate above 0
 */
public record DevicePolicy(
        TrustModel trust,
        int minimumCohort,
        int comfortableCohort,
        double minimumThresholdShare,
        double minimumSurvivorShare,
        int minimumCohortDifference,
        double maximumClipNormL2,
        int maximumWeight,
        double minimumNoiseMultiplier,
        int maximumEpochs,
        double maximumLearningRate)
        implements RoundPolicy {
    /** What a device has without a policy file. */
    public static final DevicePolicy STANDARD =
            new DevicePolicy(TrustModel.STANDARD, 3, 20, 2.0 / 3, 0.5, 2, 20, 10_000, 0, 10, 1);

    public DevicePolicy {
        require(minimumCohort >= RoundDescriptor.MINIMUM_COHORT, "minimum cohort", minimumCohort, "3 or more");
        require(comfortableCohort >= 0, "comfortable cohort", comfortableCohort, "0 or more");
        require(
                minimumThresholdShare >= 0.5 && minimumThresholdShare < 1,
                "minimum threshold share",
                minimumThresholdShare,
                "0.5 to 1, 1 excluded");
        require(
                minimumSurvivorShare > 0 && minimumSurvivorShare <= 1,
                "minimum survivor share",
                minimumSurvivorShare,
                "above 0, at most 1");
        require(minimumCohortDifference >= 0, "minimum cohort difference", minimumCohortDifference, "0 or more");
        require(maximumClipNormL2 > 0, "maximum clip norm", maximumClipNormL2, "above 0");
        require(maximumWeight >= 1, "maximum weight", maximumWeight, "1 or more");
        require(minimumNoiseMultiplier >= 0, "minimum noise multiplier", minimumNoiseMultiplier, "0 or more");
        require(maximumEpochs >= 1, "maximum epochs", maximumEpochs, "1 or more");
        require(maximumLearningRate > 0, "maximum learning rate", maximumLearningRate, "above 0");
    }

    @Override
    public PolicyVerdict judge(TrainingTerms training) {
        Findings refusals = new Findings();
        judgeTraining(training, refusals);
        return new PolicyVerdict(refusals.list(), List.of());
    }

    @Override
    public PolicyVerdict judge(RoundDescriptor descriptor, RoundMemory memory) {
        Findings refusals = new Findings();
        judgeCohort(descriptor, memory, refusals);
        judgeMasking(descriptor.cohort().size(), descriptor.masking(), refusals);
        judgeVector(descriptor.format(), refusals);
        judgeTraining(descriptor.training(), refusals);
        Findings warnings = new Findings();
        warnings.atLeast("cohort", descriptor.cohort().size(), comfortableCohort);
        return new PolicyVerdict(refusals.list(), warnings.list());
    }

    private void judgeCohort(RoundDescriptor descriptor, RoundMemory memory, Findings refusals) {
        refusals.atLeast("cohort", descriptor.cohort().size(), minimumCohort);
        refusals.require(
                memory.hasRoomFor(descriptor.round()), "task", "one more", "at most " + RoundMemory.MAXIMUM_TASKS);
        List<IdentityKey> cohort =
                descriptor.cohort().stream().map(Participant::identity).toList();
        int difference = memory.differenceFrom(cohort);
        boolean first = memory.lastCohort().isEmpty();
        refusals.require(
                first || difference == 0 || difference >= minimumCohortDifference,
                "cohort",
                "one that differs from the last by " + difference,
                "the same again or at least %d of difference".formatted(minimumCohortDifference));
    }

    private void judgeMasking(int clients, MaskingTerms masking, Findings refusals) {
        int neighbours = masking.neighbours();
        int leastThreshold = (int) Math.floor(minimumThresholdShare * neighbours + 1e-9) + 1;
        refusals.atLeast("threshold", masking.threshold(), leastThreshold);
        refusals.require(
                new GraphParameters(neighbours, masking.threshold()).keepPrivate(clients, trust),
                "neighbours and threshold",
                "%d and %d among %d clients".formatted(neighbours, masking.threshold(), clients),
                "what withstands %s of colluding clients".formatted(percent(trust.colludingShare())));
        refusals.atLeast(
                "minimum survivors",
                masking.minimumSurvivors(),
                Math.max(RoundDescriptor.MINIMUM_COHORT, Math.ceil(minimumSurvivorShare * clients - 1e-9)));
    }

    private void judgeVector(VectorFormat format, Findings refusals) {
        refusals.atMost("clip norm", format.clipNormL2(), maximumClipNormL2);
        refusals.atMost("weight cap", format.weightCap(), maximumWeight);
        refusals.atLeast("noise multiplier", format.noiseMultiplier(), minimumNoiseMultiplier);
    }

    private void judgeTraining(TrainingTerms training, Findings refusals) {
        refusals.atMost("epochs", training.epochs(), maximumEpochs);
        refusals.atMost("learning rate", training.learningRate(), maximumLearningRate);
    }

    private static String percent(double share) {
        return "%.3g %%".formatted(100 * share);
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(name, value, expected));
        }
    }
}
