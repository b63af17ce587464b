package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.secagg.RoundAbortedException;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepTask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A coordinator that starts again meets devices that remember more than it does. */
class RestartTest {
    private static final float[] UPDATES = {0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f};

    /** Devices refuse a cohort that lacks a single member of the last, of which the new start knows nothing. */
    @Test
    void coordinator_thatStartsAgainWithOneDeviceLess_leavesAnotherOutInTheThirdAttempt() {
        try (TestFederation before = TestFederation.of(1, 7, 3);
                TestFederation again = TestFederation.restarted(1, 6, 3)) {
            List<TestClient> all = before.cohort(7);
            TestFederation.play(all, UPDATES);
            List<TestClient> left = all.subList(0, 6).stream()
                    .map(client -> again.join(client.identity().abbreviated(), client.device()))
                    .toList();
            for (int attempt = 1; attempt <= 2; attempt++) {
                List<TestClient> cohort = advertise(again, left);
                assertThat(cohort).isEqualTo(left);
                cohort.forEach(RestartTest::refuse);
                assertThat(again.failures).hasSize(attempt);
            }

            List<TestClient> cohort = advertise(again, left);
            TestFederation.step(cohort, Step.SHARE);
            TestFederation.step(cohort, Step.MASK, UPDATES);
            TestFederation.step(cohort, Step.CONFIRM);
            TestFederation.step(cohort, Step.UNMASK);

            assertThat(again.store.rounds()).singleElement().satisfies(round -> {
                assertThat(round.attempts()).isEqualTo(3);
                assertThat(round.updates()).isEqualTo(5);
            });
        }
    }

    private static List<TestClient> advertise(TestFederation federation, List<TestClient> clients) {
        List<Recorder<NextTaskResponse>> tasks =
                clients.stream().map(TestClient::ask).toList();
        federation.loop.advance(TestFederation.STEP_TIME);
        List<TestClient> cohort = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            NextTaskResponse task = tasks.get(i).answer();
            if (task.hasTrain()) {
                clients.get(i).advertise(task.getTrain());
                cohort.add(clients.get(i));
            }
        }
        return cohort;
    }

    private static void refuse(TestClient client) {
        client.ask().answers().stream().map(NextTaskResponse::getStep).forEach(task -> refuse(client, task));
    }

    private static void refuse(TestClient client, StepTask task) {
        assertThat(task.getStep()).isEqualTo(Step.SHARE);
        assertThatThrownBy(() -> client.message(task, 0))
                .isInstanceOf(RoundAbortedException.class)
                .hasMessageContaining("differs from the last by 1");
        client.withdraw(task.getRound()).answer();
    }
}
