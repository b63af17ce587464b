package io.sotto.client.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import io.sotto.privacy.secagg.policy.Finding;
import io.sotto.privacy.secagg.policy.PolicyVerdict;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatPolicyTest {
    private static final Finding WARNING = new Finding("cohort", "5", "at least 20");
    private static final RoundPolicy AGREES = new Says(new PolicyVerdict(List.of(), List.of(WARNING)));

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 16})
    void judge_bitsWithinTheRange_isTheOtherPolicysVerdict(int bits) {
        assertThat(judge(AGREES, bits)).isEqualTo(AGREES.judge(SampleTerms.of(bits), RoundMemory.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 17})
    void judge_bitsBeyondTheRange_namesAskedAndAllowedAndKeepsTheWarnings(int bits) {
        PolicyVerdict verdict = judge(AGREES, bits);

        assertThat(verdict.accepts()).isFalse();
        assertThat(verdict.refusals())
                .extracting(Finding::toString)
                .containsExactly("input bits: the round asks for %d, this device allows 8 to 16".formatted(bits));
        assertThat(verdict.warnings()).containsExactly(WARNING);
    }

    @Test
    void judge_bothPoliciesRefuse_namesBoth() {
        Finding clipNorm = new Finding("clip norm", "2.5", "at most 1");
        RoundPolicy refuses = new Says(new PolicyVerdict(List.of(clipNorm), List.of()));

        assertThat(judge(refuses, 24).refusals()).extracting(Finding::term).containsExactly("clip norm", "input bits");
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "2, 25", "9, 8"})
    void policy_ofARangeThatIsNone_isRefused(int least, int most) {
        assertThatThrownBy(() -> new FormatPolicy(DevicePolicy.STANDARD, least, most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input bits %d to %d: expected a range within 2 to 24", least, most);
    }

    @Test
    void judge_trainingAlone_isTheOtherPolicysVerdict() {
        TrainingTerms training = SampleTerms.of(24).training();

        assertThat(new FormatPolicy(AGREES, 8, 16).judge(training)).isEqualTo(AGREES.judge(training));
    }

    private record Says(PolicyVerdict verdict) implements RoundPolicy {
        @Override
        public PolicyVerdict judge(TrainingTerms training) {
            return verdict;
        }

        @Override
        public PolicyVerdict judge(RoundDescriptor descriptor, RoundMemory memory) {
            return verdict;
        }
    }

    private static PolicyVerdict judge(RoundPolicy other, int bits) {
        return new FormatPolicy(other, 8, 16).judge(SampleTerms.of(bits), RoundMemory.EMPTY);
    }
}
