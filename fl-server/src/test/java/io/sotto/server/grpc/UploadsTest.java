package io.sotto.server.grpc;

import static io.sotto.server.grpc.TestClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import java.time.Duration;
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

    @Test
    void upload_thatIsSilentForAMinute_givesItsRoomToOthers() {
        try (TestFederation federation = TestFederation.withRoomFor(1000, 3)) {
            List<TestClient> clients = federation.cohort(3);
            List<Recorder<NextTaskResponse>> asked =
                    clients.stream().map(TestClient::ask).toList();
            RoundName round = asked.get(0).answer().getTrain().getRound();
            byte[] message = clients.get(1).advertisement(asked.get(1).answer().getTrain());
            TestClient.Upload silent = clients.get(0).upload().header(header(round, Step.ADVERTISE, new byte[900]));

            federation.loop.advance(Duration.ofSeconds(59));
            assertThat(silent.answer().isOpen()).isTrue();
            federation.loop.advance(Duration.ofSeconds(1));

            silent.answer()
                    .assertFailed(
                            Status.Code.RESOURCE_EXHAUSTED, CallFailure.Reason.TOO_MUCH, "no chunk for 60 seconds");
            assertThat(clients.get(1)
                            .submit(round, Step.ADVERTISE, message)
                            .answer()
                            .hasAccepted())
                    .isTrue();
        }
    }

    @Test
    void upload_thatIsSlowButNotSilent_isWaitedFor() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            List<TestClient> clients = federation.cohort(3);
            List<Recorder<NextTaskResponse>> asked =
                    clients.stream().map(TestClient::ask).toList();
            RoundName round = asked.get(0).answer().getTrain().getRound();
            ByteString message = ByteString.copyFrom(
                    clients.get(0).advertisement(asked.get(0).answer().getTrain()));
            TestClient.Upload slow =
                    clients.get(0).upload().header(header(round, Step.ADVERTISE, message.toByteArray()));

            federation.loop.advance(Duration.ofSeconds(50));
            slow.chunk(0, message.substring(0, 10));
            federation.loop.advance(Duration.ofSeconds(60));
            assertThat(slow.answer().isOpen()).isTrue();
            slow.chunk(10, message.substring(10));

            assertThat(slow.complete().answer().hasAccepted()).isTrue();
        }
    }
}
