package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.Step;
import io.sotto.server.store.RoundRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Clients that vanish at each step of a masked round: the sum is that of who is in it, or the model stays. */
class DropOutTest {
    private static final List<Step> STEPS = List.of(Step.ADVERTISE, Step.SHARE, Step.MASK, Step.CONFIRM, Step.UNMASK);
    private static final float[] UPDATES = {0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.08f};

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"STEP_UNSPECIFIED", "UNRECOGNIZED"})
    void oneVanishes_atAnyStep_theRoundEndsInTheSumOfWhoIsInIt(Step step) {
        try (TestFederation federation = TestFederation.of(1, 7, 3)) {
            List<TestClient> clients = federation.cohort(7);

            play(federation, clients, clients.subList(0, 6), step);

            boolean isIn = step == Step.CONFIRM || step == Step.UNMASK;
            federation.assertModelIsNear(isIn ? 0.02f : 0.01f);
            RoundRecord round = federation.store.rounds().get(0);
            assertThat(round.attempts()).isEqualTo(1);
            assertThat(round.updates()).isEqualTo(isIn ? 7 : 6);
            assertThat(round.missing()).isEqualTo(isIn ? 0 : 1);
            assertThat(round.faces()).isEqualTo((long) round.updates() * TestClient.FACES);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARE", "MASK", "CONFIRM", "UNMASK"})
    void tooManyVanish_atAnyStepWithKeys_theModelStaysAndTheRoundIsRunAgain(Step step) {
        try (TestFederation federation = TestFederation.of(1, 7, 3)) {
            List<TestClient> clients = federation.cohort(7);

            play(federation, clients, clients.subList(0, 3), step);

            assertThat(federation.store.rounds()).isEmpty();
            NextTaskResponse next =
                    clients.get(0).ask().answers().stream().findFirst().orElseGet(NextTaskResponse::getDefaultInstance);
            assertThat(next.hasStep()).as("no step of the lost round").isFalse();
            List<Recorder<NextTaskResponse>> asked =
                    clients.stream().map(TestClient::ask).toList();
            federation.loop.advance(TestFederation.STEP_TIME);
            assertThat(asked.get(1).answer().getTrain().getRound().getAttempt()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARE", "MASK", "CONFIRM", "UNMASK"})
    void allClients_afterALostRound_reachTheExactSumInTheNext(Step lostIn) {
        try (TestFederation federation = TestFederation.of(1, 7, 3)) {
            List<TestClient> clients = federation.cohort(7);
            play(federation, clients, clients.subList(0, 3), lostIn);

            TestFederation.play(clients, UPDATES);

            federation.assertModelIsNear(0.02f);
            assertThat(federation.store.rounds().get(0).attempts()).isEqualTo(2);
        }
    }

    /** Nobody has revealed anything, so nobody is bound to the survivors of the lost round. */
    @ParameterizedTest
    @EnumSource(names = {"SHARE", "MASK", "CONFIRM"})
    void theOtherClients_afterARoundLostBeforeAnySumWasOpened_reachTheExactSumOfTheRest(Step lostIn) {
        try (TestFederation federation = TestFederation.of(1, 7, 3)) {
            List<TestClient> clients = federation.cohort(7);
            play(federation, clients, clients.subList(0, 3), lostIn);

            play(federation, clients, clients.subList(0, 6), Step.ADVERTISE);

            federation.assertModelIsNear(0.01f);
            RoundRecord round = federation.store.rounds().get(0);
            assertThat(round.attempts()).isEqualTo(2);
            assertThat(round.updates()).isEqualTo(6);
        }
    }

    /** Devices refuse a cohort that lacks one member of the last, so another one stays out as well. */
    @Test
    void oneIsSilentInALaterRound_beforeTheCohortIsFixed_theRoundEndsInASum() {
        try (TestFederation federation = TestFederation.of(2, 7, 3)) {
            List<TestClient> clients = federation.cohort(7);
            TestFederation.play(clients, UPDATES);
            List<TestClient> left = advertise(federation, clients.subList(0, 6));

            TestFederation.step(left, Step.SHARE);
            TestFederation.step(left, Step.MASK, UPDATES);
            TestFederation.step(left, Step.CONFIRM);
            TestFederation.step(left, Step.UNMASK);

            assertThat(federation.failures).isEmpty();
            RoundRecord round = federation.store.rounds().get(1);
            assertThat(round.clients()).isEqualTo(7);
            assertThat(round.updates()).isEqualTo(5);
            assertThat(round.missing()).isEqualTo(2);
        }
    }

    /** These advertise until the deadline, and those of them who are asked to share then are in the cohort. */
    private static List<TestClient> advertise(TestFederation federation, List<TestClient> clients) {
        federation.loop.advance(TestFederation.STEP_TIME);
        TestFederation.advertise(clients);
        federation.loop.advance(TestFederation.DEADLINE);
        return clients.stream()
                .filter(client -> client.ask().answers().stream().anyMatch(NextTaskResponse::hasStep))
                .toList();
    }

    /** All do the steps before this one; in it and after it some have gone, and time passes until they are given up. */
    private static void play(TestFederation federation, List<TestClient> all, List<TestClient> left, Step gone) {
        for (Step step : STEPS) {
            boolean isGone = STEPS.indexOf(step) >= STEPS.indexOf(gone);
            List<TestClient> present = isGone ? left : all;
            if (step == Step.ADVERTISE) {
                List<Recorder<NextTaskResponse>> tasks =
                        all.stream().map(TestClient::ask).toList();
                for (int i = 0; i < present.size(); i++) {
                    present.get(i).advertise(tasks.get(i).answer().getTrain());
                }
            } else {
                TestFederation.step(present, step, UPDATES);
            }
            if (step == gone) {
                federation.loop.advance(step == Step.ADVERTISE ? TestFederation.DEADLINE : TestFederation.STEP_TIME);
            }
            if (isGone && left.size() < 6) {
                return;
            }
        }
    }
}
