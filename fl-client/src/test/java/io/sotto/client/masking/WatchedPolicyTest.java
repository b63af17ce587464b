package io.sotto.client.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.parameter.TrustModel;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import io.sotto.privacy.secagg.policy.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedPolicyTest {
    /** Under the terms of five clients with four neighbours each, of whom three open a secret. */
    @ParameterizedTest
    @CsvSource({
        "cohort,            6, 0.5, 0.5, 20, false",
        "threshold,         3, 0.9, 0.5, 20, false",
        "minimum survivors, 3, 0.5, 1.0, 20, false",
        "clip norm,         3, 0.5, 0.5,  2, true"
    })
    void refusal_ofATermThatFollowsTheCohort_isNotForGood(
            String term, int cohort, double thresholdShare, double survivorShare, double clipNorm, boolean forGood) {
        WatchedPolicy policy = new WatchedPolicy(new DevicePolicy(
                TrustModel.STANDARD, cohort, 20, thresholdShare, survivorShare, 2, clipNorm, 10_000, 0, 10, 1));

        assertThat(policy.judge(SampleTerms.of(16), RoundMemory.EMPTY).refusals())
                .extracting(Finding::term)
                .containsExactly(term);

        assertThat(policy.refusedForGood()).isEqualTo(forGood);
    }
}
