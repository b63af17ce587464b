package io.sotto.privacy.secagg.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.Samples;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.parameter.TrustModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample has five clients, all neighbours, threshold 3, minimum survivors 4, clip norm 2.5, three epochs. */
class DevicePolicyTest {
    private static final RoundDescriptor SAMPLE = Samples.descriptor();

    @Test
    void judge_sample_isAcceptedWithAWarning() {
        PolicyVerdict verdict = DevicePolicy.STANDARD.judge(SAMPLE, RoundMemory.EMPTY);
        assertThat(verdict.accepts()).isTrue();
        assertThat(verdict.warnings()).containsExactly(new Finding("cohort", "5", "at least 20"));
        assertThat(policy(3, 5, 0.6, 0.5, 2, 20, 1000, 0, 10, 1)
                        .judge(SAMPLE, RoundMemory.EMPTY)
                        .warnings())
                .isEmpty();
    }

    @Test
    void judge_everyLimitExactlyMet_isAccepted() {
        assertThat(refusals(policy(5, 5, 0.74, 0.8, 2, 2.5, 1000, 0, 3, 0.05))).isEmpty();
    }

    @Test
    void judge_anyLimitPassed_namesAskedAndAllowed() {
        assertThat(refusals(policy(6, 5, 0.74, 0.8, 2, 2.5, 1000, 0, 3, 0.05)))
                .containsExactly("cohort: the round asks for 5, this device allows at least 6");
        assertThat(refusals(policy(5, 5, 0.75, 0.8, 2, 2.5, 1000, 0, 3, 0.05)))
                .containsExactly("threshold: the round asks for 3, this device allows at least 4");
        assertThat(refusals(policy(5, 5, 0.74, 0.81, 2, 2.5, 1000, 0, 3, 0.05)))
                .containsExactly("minimum survivors: the round asks for 4, this device allows at least 5");
        assertThat(refusals(policy(5, 5, 0.74, 0.8, 2, 2.49, 1000, 0, 3, 0.05)))
                .containsExactly("clip norm: the round asks for 2.5, this device allows at most 2.49");
        assertThat(refusals(policy(5, 5, 0.74, 0.8, 2, 2.5, 999, 0, 3, 0.05)))
                .containsExactly("weight cap: the round asks for 1000, this device allows at most 999");
        assertThat(refusals(policy(5, 5, 0.74, 0.8, 2, 2.5, 1000, 0.1, 3, 0.05)))
                .containsExactly("noise multiplier: the round asks for 0, this device allows at least 0.1");
        assertThat(refusals(policy(5, 5, 0.74, 0.8, 2, 2.5, 1000, 0, 2, 0.05)))
                .containsExactly("epochs: the round asks for 3, this device allows at most 2");
        assertThat(refusals(policy(5, 5, 0.74, 0.8, 2, 2.5, 1000, 0, 3, 0.049)))
                .containsExactly("learning rate: the round asks for 0.05, this device allows at most 0.049");
    }

    @Test
    void judge_moreThanOne_namesAll() {
        assertThat(refusals(policy(6, 5, 0.74, 0.8, 2, 1, 1000, 0, 2, 0.05))).hasSize(3);
    }

    @Test
    void judge_graphTooWeakForTheTrust_isRefused() {
        RoundDescriptor sparse = new RoundDescriptor(
                SAMPLE.round(),
                SAMPLE.training(),
                SAMPLE.format(),
                new MaskingTerms(2, 2, 4),
                SAMPLE.expiresAt(),
                SAMPLE.cohort());
        assertThat(DevicePolicy.STANDARD.judge(sparse, RoundMemory.EMPTY).refusals())
                .containsExactly(new Finding(
                        "neighbours and threshold",
                        "2 and 2 among 5 clients",
                        "what withstands 10.0 % of colluding clients"));
    }

    @Test
    void judge_fewerThanThreeSurvivors_isRefusedWhateverTheShare() {
        RoundDescriptor three = new RoundDescriptor(
                SAMPLE.round(),
                SAMPLE.training(),
                SAMPLE.format(),
                new MaskingTerms(2, 2, 2),
                SAMPLE.expiresAt(),
                SAMPLE.cohort().subList(0, 3));
        assertThat(DevicePolicy.STANDARD.judge(three, RoundMemory.EMPTY).refusals())
                .containsExactly(new Finding("minimum survivors", "2", "at least 3"));
    }

    @Test
    void judge_oneTaskTooMany_isRefused() {
        RoundMemory memory = RoundMemory.EMPTY;
        for (int task = 0; task < RoundMemory.MAXIMUM_TASKS; task++) {
            memory = memory.afterBeginning(new RoundId(Digest.sha256(new byte[] {(byte) task}), 1, 1));
        }
        assertThat(DevicePolicy.STANDARD.judge(SAMPLE, memory).refusals())
                .containsExactly(new Finding("task", "one more", "at most 64"));
    }

    @Test
    void judge_withoutACohortRule_allowsADifferenceOfOne() {
        RoundMemory memory = RoundMemory.EMPTY.afterRevealing(
                SAMPLE.cohort().subList(0, 4).stream().map(p -> p.identity()).toList());
        assertThat(policy(5, 5, 0.74, 0.8, 0, 2.5, 1000, 0, 3, 0.05)
                        .judge(SAMPLE, memory)
                        .refusals())
                .isEmpty();
        assertThat(policy(5, 5, 0.74, 0.8, 1, 2.5, 1000, 0, 3, 0.05)
                        .judge(SAMPLE, memory)
                        .refusals())
                .isEmpty();
        assertThat(policy(5, 5, 0.74, 0.8, 2, 2.5, 1000, 0, 3, 0.05)
                        .judge(SAMPLE, memory)
                        .refusals())
                .hasSize(1);
    }

    @Test
    void new_outOfRange_namesValueAndRange() {
        assertRefused("minimum cohort 2", () -> policy(2, 5, 0.6, 0.5, 2, 20, 1000, 0, 10, 1));
        assertRefused("comfortable cohort -1", () -> policy(3, -1, 0.6, 0.5, 2, 20, 1000, 0, 10, 1));
        assertRefused("minimum threshold share 0.49", () -> policy(3, 5, 0.49, 0.5, 2, 20, 1000, 0, 10, 1));
        assertRefused("minimum threshold share 1.0", () -> policy(3, 5, 1, 0.5, 2, 20, 1000, 0, 10, 1));
        assertRefused("minimum survivor share 0.0", () -> policy(3, 5, 0.6, 0, 2, 20, 1000, 0, 10, 1));
        assertRefused("minimum survivor share 1.1", () -> policy(3, 5, 0.6, 1.1, 2, 20, 1000, 0, 10, 1));
        assertRefused("minimum cohort difference -1", () -> policy(3, 5, 0.6, 0.5, -1, 20, 1000, 0, 10, 1));
        assertRefused("maximum clip norm 0.0", () -> policy(3, 5, 0.6, 0.5, 2, 0, 1000, 0, 10, 1));
        assertRefused("maximum weight 0", () -> policy(3, 5, 0.6, 0.5, 2, 20, 0, 0, 10, 1));
        assertRefused("minimum noise multiplier -0.1", () -> policy(3, 5, 0.6, 0.5, 2, 20, 1000, -0.1, 10, 1));
        assertRefused("maximum epochs 0", () -> policy(3, 5, 0.6, 0.5, 2, 20, 1000, 0, 0, 1));
        assertRefused("maximum learning rate 0.0", () -> policy(3, 5, 0.6, 0.5, 2, 20, 1000, 0, 10, 0));
        policy(3, 0, 0.5, 1, 0, 1e-9, 1, 0, 1, 1e-9);
    }

    @Test
    void judge_formatAndTraining_areThoseOfTheDescriptor() {
        VectorFormat wide = new VectorFormat(5, List.of(), 30, 16, 1 << 19, true, 20_000, 0);
        RoundDescriptor greedy = new RoundDescriptor(
                SAMPLE.round(),
                new TrainingTerms(
                        Samples.descriptor().training().model(),
                        SAMPLE.training().configuration(),
                        11,
                        2),
                wide,
                SAMPLE.masking(),
                SAMPLE.expiresAt(),
                SAMPLE.cohort());
        assertThat(DevicePolicy.STANDARD.judge(greedy, RoundMemory.EMPTY).refusals())
                .extracting(Finding::term)
                .containsExactly("clip norm", "weight cap", "epochs", "learning rate");
    }

    private static List<String> refusals(DevicePolicy policy) {
        return policy.judge(SAMPLE, RoundMemory.EMPTY).refusals().stream()
                .map(Finding::toString)
                .toList();
    }

    private static DevicePolicy policy(
            int minimumCohort,
            int comfortableCohort,
            double thresholdShare,
            double survivorShare,
            int cohortDifference,
            double clipNorm,
            int weight,
            double noise,
            int epochs,
            double learningRate) {
        return new DevicePolicy(
                TrustModel.STANDARD,
                minimumCohort,
                comfortableCohort,
                thresholdShare,
                survivorShare,
                cohortDifference,
                clipNorm,
                weight,
                noise,
                epochs,
                learningRate);
    }

    private static void assertRefused(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }
}
