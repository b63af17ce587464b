package io.sotto.server.grpc;

import static io.sotto.server.grpc.TestClient.header;
import static io.sotto.server.grpc.TestFederation.vector;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.TrainTask;
import org.junit.jupiter.api.Test;

class UploadsTest {
    @Test
    void uploads_moreThanThereIsRoomFor_areToldToTryAgain() {
        try (TestFederation federation = TestFederation.withRoomFor(1, 2)) {
            TestClient first = federation.join("first");
            TestClient second = federation.join("second");
            Recorder<NextTaskResponse> firstTask = first.ask();
            TrainTask task = second.ask().answer().getTrain();
            TestClient.Upload holding =
                    first.upload().header(header(firstTask.answer().getTrain(), vector(1)));

            second.submit(task, vector(2))
                    .assertFailed(Status.Code.RESOURCE_EXHAUSTED, CallFailure.Reason.TOO_MUCH, "at most 200000");
            holding.breakOff();

            assertThat(second.submit(task, vector(2)).answer().hasAccepted()).isTrue();
        }
    }
}
