package io.sotto.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.TrainTask;
import io.sotto.privacy.secagg.message.Allocations;
import io.sotto.proto.v1.NextTaskResponse;
import java.time.Duration;

/**
 * Coverage-guided fuzzing of what a coordinator asks for: any message gives a task whose terms can be judged, or the one
 * error that the client expects, and asks for little memory. In the suite it runs on the seeds kept beside it; with JAZZER_FUZZ=1 it searches on (see
 * CONTRIBUTING.md).
 */
class WireTasksFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void nextTask_anyMessage_isReadOrRefused(byte[] data) {
        readOrRefuse(data);
        // Only now: the first time, classes are loaded and instrumented as well.
        long before = Allocations.soFar();
        readOrRefuse(data);
        assertThat(Allocations.soFar() - before).isLessThan(Allocations.limitFor(data));
    }

    private static void readOrRefuse(byte[] data) {
        NextTaskResponse response;
        try {
            response = NextTaskResponse.parseFrom(data);
        } catch (InvalidProtocolBufferException e) {
            return;
        }
        try {
            read(response);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void read(NextTaskResponse response) {
        switch (response.getOutcomeCase()) {
            case TRAIN -> requireJudgeable(WireTasks.task(response.getTrain()));
            case STEP -> assertThat(WireTasks.step(response.getStep()).step()).isNotEqualTo(RoundStep.ADVERTISE);
            case FINISHED ->
                assertThat(WireTasks.reference(response.getFinished().getModel())
                                .network()
                                .length())
                        .isLessThanOrEqualTo(64 + "...".length());
            case WAIT, OUTCOME_NOT_SET -> {}
        }
    }

    /** Outside of the reading, whatever is thrown is a defect. */
    private static void requireJudgeable(TrainTask task) {
        try {
            assertThat(task.terms().epochs()).isPositive();
        } catch (IllegalArgumentException e) {
            throw new AssertionError("a task whose terms cannot be said", e);
        }
        assertThat(task.deadline()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(WireTasks.name(task.name()).getRound()).isPositive();
    }
}
