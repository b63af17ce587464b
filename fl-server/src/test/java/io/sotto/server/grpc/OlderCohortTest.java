package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.secagg.RoundAbortedException;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepTask;
import io.sotto.server.store.RoundRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Devices that were left out of a cohort, or left it, compare a cohort with an older one than the coordinator does. */
class OlderCohortTest {
    private static final List<Step> LATER_STEPS = List.of(Step.SHARE, Step.MASK, Step.CONFIRM, Step.UNMASK);

    private final List<String> refusals = new ArrayList<>();

    @Test
    void twoDevicesWithAnOlderCohort_refuseTwoAttempts_andTheThirdEndsInASum() {
        try (TestFederation federation = TestFederation.of(4, 8, 4)) {
            List<TestClient> all = federation.cohort(8);
            List<TestClient> left = all.subList(1, 8);
            play(federation, all, List.of());
            play(federation, backwards(left), List.of());
            play(federation, left, left.subList(0, 1));
            assertThat(federation.store.rounds())
                    .extracting(RoundRecord::updates)
                    .containsExactly(8, 6, 5);
            assertThat(refusals).isEmpty();

            for (int attempt = 1; attempt <= 3; attempt++) {
                assertThat(federation.store.rounds()).hasSize(3);
                play(federation, left, List.of());
            }

            assertThat(federation.failures).hasSize(2);
            assertThat(refusals)
                    .filteredOn(refusal -> refusal.contains("differs from the last by 1"))
                    .hasSize(4);
            RoundRecord round = federation.store.rounds().get(3);
            assertThat(round.attempts()).isEqualTo(3);
            assertThat(round.updates()).isEqualTo(6);
        }
    }

    /** One attempt: of these devices some leave it before they advertise; the others do what they are asked, or refuse. */
    private void play(TestFederation federation, List<TestClient> present, List<TestClient> leaving) {
        List<Recorder<NextTaskResponse>> tasks =
                present.stream().map(TestClient::ask).toList();
        federation.loop.advance(TestFederation.GATHERING_TIME);
        for (int i = 0; i < present.size(); i++) {
            TestClient client = present.get(i);
            for (NextTaskResponse task : tasks.get(i).answers()) {
                if (leaving.contains(client)) {
                    client.withdraw(task.getTrain().getRound());
                } else {
                    client.advertise(task.getTrain());
                }
            }
        }
        LATER_STEPS.forEach(step -> present.forEach(this::answer));
    }

    /** So that those reveal whose shares were not needed in the first round: the sum waits for no more than enough. */
    private static List<TestClient> backwards(List<TestClient> clients) {
        List<TestClient> backwards = new ArrayList<>(clients);
        Collections.reverse(backwards);
        return backwards;
    }

    private void answer(TestClient client) {
        client.ask().answers().stream()
                .filter(NextTaskResponse::hasStep)
                .map(NextTaskResponse::getStep)
                .forEach(task -> answer(client, task));
    }

    private void answer(TestClient client, StepTask task) {
        try {
            client.answer(task, 0.01f);
        } catch (RoundAbortedException e) {
            refusals.add(e.getMessage());
            client.withdraw(task.getRound());
        }
    }
}
