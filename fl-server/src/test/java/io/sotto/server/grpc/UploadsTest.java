package io.sotto.server.grpc;

import static io.sotto.server.grpc.TestClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadsTest {
    @Test
    void uploads_moreThanThereIsRoomFor_areToldToTryAgain() {
        try (TestFederation federation = TestFederation.withRoomFor(1000, 3)) {
            List<TestClient> clients = federation.cohort(3);
            List<Recorder<NextTaskResponse>> asked =
                    clients.stream().map(TestClient::ask).toList();
            RoundName round = asked.get(0).answer().getTrain().getRound();
            byte[] message = clients.get(1).advertisement(asked.get(1).answer().getTrain());
            TestClient.Upload holding = clients.get(0).upload().header(header(round, Step.ADVERTISE, new byte[900]));

            clients.get(1)
                    .submit(round, Step.ADVERTISE, message)
                    .assertFailed(Status.Code.RESOURCE_EXHAUSTED, CallFailure.Reason.TOO_MUCH, "at most 1000");
            holding.breakOff();

            assertThat(clients.get(1)
                            .submit(round, Step.ADVERTISE, message)
                            .answer()
                            .hasAccepted())
                    .isTrue();
        }
    }
}
