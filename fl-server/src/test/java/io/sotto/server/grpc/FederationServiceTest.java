package io.sotto.server.grpc;

import static io.sotto.server.grpc.TestFederation.DEADLINE;
import static io.sotto.server.grpc.TestFederation.POLL_TIME;
import static io.sotto.server.grpc.TestFederation.vector;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.ModelDescriptor;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.proto.v1.TrainTask;
import io.sotto.server.round.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FederationServiceTest {
    @Test
    void run_ofTwoRounds_commitsBothAndTellsTheClients() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            List<TestClient> clients = federation.cohort(3);

            TestFederation.play(clients, 0.01f, 0.02f, 0.03f);
            federation.assertModelIsNear(0.02f);
            TestFederation.play(clients, 0.03f, 0.03f, 0.03f);
            federation.assertModelIsNear(0.05f);

            assertThat(federation.store.rounds()).hasSize(2).allSatisfy(round -> {
                assertThat(round.faces()).isEqualTo(3L * TestClient.FACES);
                assertThat(round.trainingLoss()).isCloseTo(1.5, Offset.offset(0.1));
                assertThat(round.updates()).isEqualTo(3);
            });
            assertThat(federation.coordinator.ended()).isCompletedWithValue(Ending.COMPLETED);
            assertThat(federation.coordinator.released()).isNotDone();
            clients.forEach(client ->
                    client.fetch(client.ask().answer().getFinished().getModel().getSha256()));
            assertThat(federation.coordinator.released()).isDone();
        }
    }

    @Test
    void join_withAnEarlierToken_isTheSameClientAgain() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            TestClient client = federation.join("pi");
            Recorder<NextTaskResponse> asked = client.ask();
            twoOthersAsk(federation);
            TrainTask task = asked.answer().getTrain();

            ByteString token = federation
                    .join(joinRequest().setPreviousToken(client.token()).build())
                    .answer()
                    .getJoined()
                    .getToken();

            assertThat(federation.withToken(token).ask().answer().getTrain()).isEqualTo(task);
        }
    }

    @Test
    void join_withAnUnknownToken_isANewcomer() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            ByteString unknown = ByteString.copyFrom(new byte[32]);

            ByteString token = federation
                    .join(joinRequest().setPreviousToken(unknown).build())
                    .answer()
                    .getJoined()
                    .getToken();

            assertThat(token).isNotEqualTo(unknown);
            assertThat(token.size()).isEqualTo(32);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, -1})
    void join_withAnotherProtocolVersion_isToldWhichOnesAreSpoken(int version) {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            JoinResponse response = federation
                    .join(joinRequest().setProtocolVersion(version).build())
                    .answer();

            assertThat(response.getVersionRefused().getLowestVersion()).isEqualTo(4);
            assertThat(response.getVersionRefused().getHighestVersion()).isEqualTo(4);
        }
    }

    @Test
    void join_whenAllPlacesAreTaken_isToldSo() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            for (int i = 0; i < TestFederation.MAX_CLIENTS; i++) {
                federation.join("client-" + i);
            }

            assertThat(federation.join(joinRequest().build()).answer().hasFull())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "with space", "grün", "0123456789012345678901234567890123456789012345678901234567890123456"})
    void join_withABadName_isRefused(String name) {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            federation
                    .join(joinRequest().setClientName(name).build())
                    .assertFailed(Status.Code.INVALID_ARGUMENT, CallFailure.Reason.BAD_REQUEST, "client_name");
        }
    }

    @Test
    void join_withATokenOfTheWrongLength_isRefused() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            federation
                    .join(joinRequest()
                            .setPreviousToken(ByteString.copyFrom(new byte[31]))
                            .build())
                    .assertFailed(
                            Status.Code.INVALID_ARGUMENT,
                            CallFailure.Reason.BAD_REQUEST,
                            "previous_token of 31 bytes: expected 32");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 32, 33})
    void call_withAWrongToken_isUnauthenticated(int length) {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            TestClient stranger = federation.withToken(ByteString.copyFrom(new byte[length]));

            stranger.ask().assertFailed(Status.Code.UNAUTHENTICATED, CallFailure.Reason.SESSION_UNKNOWN, "join");
            stranger.fetch(ByteString.EMPTY)
                    .assertFailed(Status.Code.UNAUTHENTICATED, CallFailure.Reason.SESSION_UNKNOWN, "join");
            stranger.upload()
                    .answer()
                    .assertFailed(Status.Code.UNAUTHENTICATED, CallFailure.Reason.SESSION_UNKNOWN, "join");
        }
    }

    @Test
    void call_withoutAToken_isUnauthenticated() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            Recorder<NextTaskResponse> answer = new Recorder<>();

            FederationGrpc.newStub(federation.channel()).nextTask(NextTaskRequest.getDefaultInstance(), answer);

            answer.assertFailed(Status.Code.UNAUTHENTICATED, CallFailure.Reason.SESSION_UNKNOWN, "join");
        }
    }

    @Test
    void nextTask_withoutWork_isAnsweredWaitAfterThePollTime() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            Recorder<NextTaskResponse> answer = federation.join("early").ask();

            federation.loop.advance(POLL_TIME.minusMillis(1));
            assertThat(answer.isOpen()).isTrue();
            federation.loop.advance(Duration.ofMillis(1));

            assertThat(answer.answer().hasWait()).isTrue();
        }
    }

    @Test
    void nextTask_askedTwice_answersTheOlderCallAtOnce() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            TestClient client = federation.join("twice");
            Recorder<NextTaskResponse> older = client.ask();

            Recorder<NextTaskResponse> newer = client.ask();

            assertThat(older.answer().hasWait()).isTrue();
            assertThat(newer.isOpen()).isTrue();
        }
    }

    @Test
    void nextTask_withWork_namesTheTask() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            Recorder<NextTaskResponse> asked = federation.join("pi").ask();
            twoOthersAsk(federation);
            TrainTask task = asked.answer().getTrain();

            assertThat(task.getRound().getRound()).isEqualTo(1);
            assertThat(task.getRound().getAttempt()).isEqualTo(1);
            assertThat(task.getRound().getTask().size()).isEqualTo(32);
            assertThat(task.getDeadlineMillis()).isEqualTo(DEADLINE.toMillis());
            assertThat(task.getModel().getNetwork()).isEqualTo("tiny+none");
            assertThat(task.getModel().getByteLength()).isEqualTo(200_000);
            assertThat(task.getPlan().getEpochs()).isEqualTo(2);
            assertThat(task.getPlan().getSgd().getMomentum()).isEqualTo(0.9);
        }
    }

    @Test
    void nextTask_ofAClientThatComesBack_tellsTheTimeThatIsLeft() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            TestClient client = federation.join("pi");
            Recorder<NextTaskResponse> asked = client.ask();
            twoOthersAsk(federation);
            TrainTask task = asked.answer().getTrain();
            federation.loop.advance(Duration.ofSeconds(20));

            TrainTask again = client.ask().answer().getTrain();

            assertThat(again.getDeadlineMillis()).isEqualTo(100_000);
            assertThat(again.toBuilder().setDeadlineMillis(120_000).build()).isEqualTo(task);
        }
    }

    @Test
    void nextTask_ofAClientThatHangsUp_isNotCounted() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            Context.CancellableContext hanging = federation.join("gone").askAndHold(new Recorder<>());
            hanging.cancel(null);

            Recorder<NextTaskResponse> left = federation.join("left").ask();
            Recorder<NextTaskResponse> middle = federation.join("middle").ask();
            assertThat(left.isOpen()).isTrue();
            Recorder<NextTaskResponse> right = federation.join("right").ask();

            assertThat(left.answer().hasTrain()).isTrue();
            assertThat(middle.answer().hasTrain()).isTrue();
            assertThat(right.answer().hasTrain()).isTrue();
        }
    }

    @Test
    void nextTask_ofAClientThatStaysSilentAfterItsAnswer_isNotCounted() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            federation.join("silent").ask();
            federation.loop.advance(POLL_TIME.plusSeconds(80));

            Recorder<NextTaskResponse> left = federation.join("left").ask();
            Recorder<NextTaskResponse> right = federation.join("right").ask();

            assertThat(left.isOpen()).isTrue();
            assertThat(right.isOpen()).isTrue();
        }
    }

    @Test
    void round_withClientsThatVanish_isRunAgainAtTheDeadlineWithOthers() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            federation.cohort(3).forEach(TestClient::ask);
            federation.loop.advance(DEADLINE.minusSeconds(1));
            List<TestClient> others = federation.cohort(3);
            List<Recorder<NextTaskResponse>> tasks =
                    others.stream().map(TestClient::ask).toList();

            federation.loop.advance(Duration.ofSeconds(6));

            assertThat(tasks.get(0).answer().getTrain().getRound().getAttempt()).isEqualTo(2);
            TestFederation.play(others, 0.01f, 0.01f, 0.01f);
            assertThat(federation.store.rounds()).singleElement().satisfies(round -> {
                assertThat(round.attempts()).isEqualTo(2);
                assertThat(round.seconds()).isEqualTo(125);
            });
        }
    }

    @Test
    void round_withOneSlowClient_goesOnWithoutItAtTheDeadline() {
        try (TestFederation federation = TestFederation.of(2, 4, 3)) {
            List<TestClient> clients = federation.cohort(4);
            TestClient slow = clients.get(3);
            List<TestClient> quick = clients.subList(0, 3);
            Recorder<NextTaskResponse> slowTask = slow.ask();
            TestFederation.advertise(quick);

            federation.loop.advance(DEADLINE);

            assertThat(slow.advertise(slowTask.answer().getTrain())
                            .answer()
                            .getRefused()
                            .getReason())
                    .isEqualTo(SubmitStepResponse.Reason.TOO_LATE);
            TestFederation.step(quick, Step.SHARE);
            TestFederation.step(quick, Step.MASK, 0.01f, 0.02f, 0.03f);
            TestFederation.step(quick, Step.CONFIRM);
            TestFederation.step(quick, Step.UNMASK);
            federation.assertModelIsNear(0.02f);
            assertThat(federation.store.rounds()).singleElement().satisfies(round -> {
                assertThat(round.clients()).isEqualTo(4);
                assertThat(round.missing()).isEqualTo(1);
            });
        }
    }

    @Test
    void fetchModel_ofTheTask_sendsTheCanonicalBytesInOrder() throws IOException {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            TestClient client = federation.join("pi");
            Recorder<NextTaskResponse> asked = client.ask();
            twoOthersAsk(federation);
            ModelDescriptor model = asked.answer().getTrain().getModel();

            Recorder<Chunk> chunks = client.fetch(model.getSha256());

            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (Chunk chunk : chunks.answers()) {
                assertThat(chunk.getOffset()).isEqualTo(bytes.size());
                chunk.getData().writeTo(bytes);
            }
            assertThat(chunks.answers()).hasSize(2);
            assertThat(chunks.isOpen()).isFalse();
            assertThat(bytes.toByteArray()).isEqualTo(vector(0).toBytes());
        }
    }

    @Test
    void fetchModel_ofAnUnknownModel_saysSo() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            TestClient client = federation.join("pi");

            client.fetch(ByteString.copyFrom(new byte[32]))
                    .assertFailed(Status.Code.NOT_FOUND, CallFailure.Reason.MODEL_UNKNOWN, "not served");
            client.fetch(ByteString.copyFrom(new byte[5]))
                    .assertFailed(Status.Code.INVALID_ARGUMENT, CallFailure.Reason.BAD_REQUEST, "sha256 of 5 bytes");
        }
    }

    @Test
    void health_ofARunningCoordinator_isServing() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            HealthCheckRequest request = HealthCheckRequest.newBuilder()
                    .setService(FederationGrpc.SERVICE_NAME)
                    .build();

            assertThat(HealthGrpc.newBlockingStub(federation.channel())
                            .check(request)
                            .getStatus())
                    .isEqualTo(ServingStatus.SERVING);
        }
    }

    private static JoinRequest.Builder joinRequest() {
        return TestFederation.request("pi", new MaskedDevice(TestFederation.PLAN));
    }

    private static void twoOthersAsk(TestFederation federation) {
        federation.join("other").ask();
        federation.join("another").ask();
    }
}
