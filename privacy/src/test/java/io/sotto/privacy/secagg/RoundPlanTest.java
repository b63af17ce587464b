package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.parameter.Adversary;
import io.sotto.privacy.secagg.parameter.TrustModel;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundPlanTest {
    @ParameterizedTest
    @CsvSource({
        "3, 2, 2, 3, 196606",
        "10, 9, 7, 7, 655351",
        "50, 49, 33, 33, 3276751",
        "60, 20, 14, 30, 3932101",
        "100, 32, 22, 50, 6553501"
    })
    void describe_anyCohort_choosesTheRest(int clients, int k, int t, int survivors, long span) {
        RoundDescriptor descriptor = describe(Federation.plan(10), clients);
        assertThat(descriptor.masking()).isEqualTo(new MaskingTerms(k, t, survivors));
        assertThat(descriptor.format().span()).isEqualTo(span);
        assertThat(descriptor.expiresAt()).isEqualTo(Federation.NOW.plusSeconds(600));
        assertThat(descriptor.round()).isEqualTo(Federation.ROUND);
        assertThat(descriptor.training()).isEqualTo(Federation.TRAINING);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 7, 10, 20, 50, 51, 100, 300})
    void describe_standardPlan_isAcceptedByAStandardDevice(int clients) {
        RoundDescriptor descriptor = describe(Federation.plan(10), clients);
        assertThat(DevicePolicy.STANDARD.judge(descriptor, RoundMemory.EMPTY).refusals())
                .isEmpty();
    }

    @Test
    void describe_headRoomAndNoise_widenTheSpan() {
        assertThat(describe(plan(3, 100, 0.5, 0, 2), 10).format().span()).isEqualTo(4 * 655_351);
        assertThat(describe(plan(3, 100, 0.5, 0, 30), 10).format().span()).isEqualTo(VectorFormat.MAXIMUM_SPAN);
        RoundDescriptor noisy = describe(plan(3, 100, 0.5, 3, 0), 10);
        assertThat(noisy.format().span()).isGreaterThan(655_351);
        assertThat(noisy.format().fits(10, noisy.masking().minimumSurvivors())).isTrue();
    }

    @Test
    void describe_nothingServes_aborts() {
        RoundPlan plan = Federation.plan(10);
        RoundPlan hopeless = new RoundPlan(
                new TrustModel(Adversary.SEMI_MALICIOUS, 0.45, 0.45),
                3,
                100,
                0.5,
                plan.lifetime(),
                10,
                List.of(),
                1,
                16,
                false,
                100,
                0,
                0);
        assertThatThrownBy(() -> describe(hopeless, 10))
                .isInstanceOf(RoundAbortedException.class)
                .hasMessage("NO_PARAMETERS: no graph serves a cohort of 10");
        RoundPlan loud = plan(3, 5000, 0.9, 7200, 0);
        assertThatThrownBy(() -> describe(loud, 200)).hasMessage("NO_PARAMETERS: no span serves a cohort of 200");
    }

    @Test
    void new_outOfRange_namesValueAndRange() {
        assertThatThrownBy(() -> plan(2, 100, 0.5, 0, 0)).hasMessage("minimum cohort 2: expected 3 to the maximum");
        assertThatThrownBy(() -> plan(10, 9, 0.5, 0, 0)).hasMessage("minimum cohort 10: expected 3 to the maximum");
        assertThatThrownBy(() -> plan(3, 5001, 0.5, 0, 0)).hasMessage("maximum cohort 5001: expected at most 5000");
        assertThatThrownBy(() -> plan(3, 9, 0, 0, 0)).hasMessageContaining("minimum survivor share 0.0");
        assertThatThrownBy(() -> plan(3, 9, 1.01, 0, 0)).hasMessageContaining("minimum survivor share 1.01");
        assertThatThrownBy(() -> plan(3, 9, 0.5, 0, -1)).hasMessageContaining("head-room bits -1");
        assertThatThrownBy(() -> plan(3, 9, 0.5, 1e9, 0)).hasMessageContaining("input bits and noise 16");
        assertThatThrownBy(() -> plan(3, 9, 0.5, -1, 0)).hasMessageContaining("noise multiplier -1.0");
        plan(3, 3, 1, 0, 0);
    }

    @Test
    void device_withSomebodyElsesEnrolmentOrOneKeyForAll_isRefused() {
        Federation federation = Federation.toy(1, 3);
        Device device = federation.device(0);
        assertThatThrownBy(() -> new Device(
                        federation.signer(1),
                        device.enrolment(),
                        device.authority(),
                        device.server(),
                        device.policy(),
                        device.memory(),
                        device.primitives(),
                        device.verifier(),
                        device.randomness()))
                .hasMessageContaining("this device");
        assertThatThrownBy(() -> new Device(
                        device.signer(),
                        device.enrolment(),
                        device.server(),
                        device.server(),
                        device.policy(),
                        device.memory(),
                        device.primitives(),
                        device.verifier(),
                        device.randomness()))
                .hasMessageContaining("expected two different ones");
    }

    private static RoundDescriptor describe(RoundPlan plan, int clients) {
        Federation federation = Federation.toy(clients, clients);
        List<Participant> cohort = java.util.stream.IntStream.range(0, clients)
                .mapToObj(device -> ClientAdvertise.begin(
                                federation.device(device), Federation.ROUND, Federation.TRAINING)
                        .message()
                        .participant())
                .toList();
        return plan.describe(Federation.ROUND, Federation.TRAINING, cohort, Federation.NOW.plusNanos(5));
    }

    private static RoundPlan plan(
            int minimumCohort, int maximumCohort, double survivorShare, double noise, int headRoomBits) {
        return new RoundPlan(
                TrustModel.STANDARD,
                minimumCohort,
                maximumCohort,
                survivorShare,
                Duration.ofMinutes(10),
                10,
                List.of(),
                1,
                16,
                false,
                100,
                noise,
                headRoomBits);
    }
}
