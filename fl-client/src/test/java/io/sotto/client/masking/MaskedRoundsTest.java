package io.sotto.client.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.device.Membership;
import io.sotto.client.grpc.FakeFederation;
import io.sotto.client.grpc.MemoryMembership;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.Samples;
import io.sotto.client.participation.StepMessage;
import io.sotto.model.ParameterVector;
import io.sotto.model.train.TrainingReport;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device does before, and without, a coordinator that plays along. */
class MaskedRoundsTest {
    private final MemoryMembership membership = new MemoryMembership();
    private final MaskedRounds rounds = new MaskedRounds(
            membership,
            DevicePolicy.STANDARD,
            Primitives.standard(),
            new Ed25519Verifier(),
            Randomness.system(),
            InstantSource.system());

    @BeforeEach
    void enrol() {
        Enrolment enrolment = Enrolment.issue(
                FakeFederation.AUTHORITY, membership.signer().identity(), Instant.parse("2100-01-01T00:00:00Z"));
        membership.admit(new Membership.Trusted(
                enrolment, FakeFederation.AUTHORITY.identity(), FakeFederation.COORDINATOR.identity()));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void begin_updateThatIsNotFinite_sendsNothing(float value) {
        ParameterVector broken = ParameterVector.of(Samples.GLOBAL.layout(), new float[] {1, value, 3});

        ParticipationEvent event =
                rounds.begin(Samples.task(1), new LocalUpdate(broken, new TrainingReport(9, 3, 1.5)));

        assertThat(event).isInstanceOfSatisfying(ParticipationEvent.RoundLeft.class, left -> {
            assertThat(left.message()).contains("not finite").contains("nothing of it was sent");
            assertThat(left.forGood()).isFalse();
        });
    }

    @Test
    void begin_lossThatIsNoNumber_sendsNothing() {
        assertThat(rounds.begin(Samples.task(1), new LocalUpdate(Samples.GLOBAL, new TrainingReport(9, 3, Double.NaN))))
                .isInstanceOf(ParticipationEvent.RoundLeft.class);
    }

    @Test
    void begin_goodUpdate_tellsKeysAloneAndNothingThatDependsOnIt() {
        ParticipationEvent.Prepared first = (ParticipationEvent.Prepared) rounds.begin(Samples.task(1), Samples.UPDATE);

        assertThat(first.message().step()).isEqualTo(RoundStep.ADVERTISE);
        assertThat(first.message().bytes()).hasSizeLessThan(400);
        assertThat(first.terms()).isEmpty();
    }

    @Test
    void proceed_rubbish_leavesTheRoundAndItsKeys() {
        rounds.begin(Samples.task(1), Samples.UPDATE);

        ParticipationEvent event = rounds.proceed(new StepMessage(Samples.name(1), RoundStep.SHARE, new byte[50]));
        assertThat(event)
                .isInstanceOfSatisfying(
                        ParticipationEvent.RoundLeft.class,
                        left -> assertThat(left.message()).contains("something that cannot be"));

        assertThat(rounds.proceed(new StepMessage(Samples.name(1), RoundStep.SHARE, new byte[50])))
                .isInstanceOfSatisfying(
                        ParticipationEvent.RoundLeft.class,
                        left -> assertThat(left.message()).contains("no keys for it"));
    }

    @Test
    void proceed_anotherRound_isLeft() {
        rounds.begin(Samples.task(1), Samples.UPDATE);

        assertThat(rounds.proceed(new StepMessage(Samples.name(2), RoundStep.SHARE, new byte[50])))
                .isInstanceOf(ParticipationEvent.RoundLeft.class);
    }
}
