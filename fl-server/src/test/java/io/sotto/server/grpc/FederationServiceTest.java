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
import io.sotto.proto.v1.TrainTask;
import io.sotto.server.round.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FederationServiceTest {
    @Test
    void run_ofTwoRounds_commitsBothAndTellsTheClients() {
        try (TestFederation federation = TestFederation.ofCohort(2)) {
            TestClient first = federation.join("first");
            TestClient second = federation.join("second");
            for (int round = 1; round <= 2; round++) {
                Recorder<NextTaskResponse> firstTask = first.ask();
                TrainTask secondTask = second.ask().answer().getTrain();
                first.submit(firstTask.answer().getTrain(), vector(1));
                second.submit(secondTask, vector(3));
                assertThat(federation.store.completedRounds()).isEqualTo(round);
            }

            ModelDescriptor last = first.ask().answer().getFinished().getModel();
            assertThat(federation.store.model()).contains(vector(4));
            assertThat(last.getSha256().toByteArray())
                    .isEqualTo(vector(4).sha256().toBytes());
            assertThat(federation.coordinator.ended()).isCompletedWithValue(Ending.COMPLETED);

            assertThat(federation.coordinator.released()).isNotDone();
            first.fetch(last.getSha256());
            second.fetch(last.getSha256());
            assertThat(federation.coordinator.released()).isDone();
        }
    }

    @Test
    void join_withAnEarlierToken_isTheSameClientAgain() {
        try (TestFederation federation = TestFederation.ofCohort(1)) {
            TestClient client = federation.join("pi");
            TrainTask task = client.ask().answer().getTrain();

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
        try (TestFederation federation = TestFederation.ofCohort(1)) {
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
    @ValueSource(ints = {0, 2, -1})
    void join_withAnotherProtocolVersion_isToldWhichOnesAreSpoken(int version) {
        try (TestFederation federation = TestFederation.ofCohort(1)) {
            JoinResponse response = federation
                    .join(joinRequest().setProtocolVersion(version).build())
                    .answer();

            assertThat(response.getVersionRefused().getLowestVersion()).isEqualTo(1);
            assertThat(response.getVersionRefused().getHighestVersion()).isEqualTo(1);
        }
    }

    @Test
    void join_whenAllPlacesAreTaken_isToldSo() {
        try (TestFederation federation = TestFederation.ofCohort(1)) {
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
        try (TestFederation federation = TestFederation.ofCohort(1)) {
            federation
                    .join(joinRequest().setClientName(name).build())
                    .assertFailed(Status.Code.INVALID_ARGUMENT, CallFailure.Reason.BAD_REQUEST, "client_name");
        }
    }

    @Test
    void join_withATokenOfTheWrongLength_isRefused() {
        try (TestFederation federation = TestFederation.ofCohort(1)) {
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
        try (TestFederation federation = TestFederation.ofCohort(1)) {
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
        try (TestFederation federation = TestFederation.ofCohort(1)) {
            Recorder<NextTaskResponse> answer = new Recorder<>();

            FederationGrpc.newStub(federation.channel()).nextTask(NextTaskRequest.getDefaultInstance(), answer);

            answer.assertFailed(Status.Code.UNAUTHENTICATED, CallFailure.Reason.SESSION_UNKNOWN, "join");
        }
    }

    @Test
    void nextTask_withoutWork_isAnsweredWaitAfterThePollTime() {
        try (TestFederation federation = TestFederation.ofCohort(2)) {
            Recorder<NextTaskResponse> answer = federation.join("early").ask();

            federation.loop.advance(POLL_TIME.minusMillis(1));
            assertThat(answer.isOpen()).isTrue();
            federation.loop.advance(Duration.ofMillis(1));

            assertThat(answer.answer().hasWait()).isTrue();
        }
    }

    @Test
    void nextTask_askedTwice_answersTheOlderCallAtOnce() {
        try (TestFederation federation = TestFederation.ofCohort(2)) {
            TestClient client = federation.join("twice");
            Recorder<NextTaskResponse> older = client.ask();

            Recorder<NextTaskResponse> newer = client.ask();

            assertThat(older.answer().hasWait()).isTrue();
            assertThat(newer.isOpen()).isTrue();
        }
    }

    @Test
    void nextTask_withWork_namesTheTask() {
        try (TestFederation federation = TestFederation.ofCohort(1)) {
            TrainTask task = federation.join("pi").ask().answer().getTrain();

            assertThat(task.getRound()).isEqualTo(1);
            assertThat(task.getAttempt()).isEqualTo(1);
            assertThat(task.getDeadlineMillis()).isEqualTo(DEADLINE.toMillis());
            assertThat(task.getModel().getNetwork()).isEqualTo("tiny+none");
            assertThat(task.getModel().getByteLength()).isEqualTo(200_000);
            assertThat(task.getPlan().getEpochs()).isEqualTo(2);
            assertThat(task.getPlan().getSgd().getMomentum()).isEqualTo(0.9);
        }
    }

    @Test
    void nextTask_ofAClientThatComesBack_tellsTheTimeThatIsLeft() {
        try (TestFederation federation = TestFederation.ofCohort(1)) {
            TestClient client = federation.join("pi");
            TrainTask task = client.ask().answer().getTrain();
            federation.loop.advance(Duration.ofSeconds(20));

            TrainTask again = client.ask().answer().getTrain();

            assertThat(again.getDeadlineMillis()).isEqualTo(100_000);
            assertThat(again.toBuilder().setDeadlineMillis(120_000).build()).isEqualTo(task);
        }
    }

    @Test
    void nextTask_ofAClientThatHangsUp_isNotCounted() {
        try (TestFederation federation = TestFederation.ofCohort(2)) {
            Context.CancellableContext hanging = federation.join("gone").askAndHold(new Recorder<>());
            hanging.cancel(null);

            Recorder<NextTaskResponse> left = federation.join("left").ask();
            assertThat(left.isOpen()).isTrue();
            Recorder<NextTaskResponse> right = federation.join("right").ask();

            assertThat(left.answer().hasTrain()).isTrue();
            assertThat(right.answer().hasTrain()).isTrue();
        }
    }

    @Test
    void nextTask_ofAClientThatStaysSilentAfterItsAnswer_isNotCounted() {
        try (TestFederation federation = TestFederation.ofCohort(2)) {
            federation.join("silent").ask();
            federation.loop.advance(POLL_TIME.plusSeconds(80));

            Recorder<NextTaskResponse> left = federation.join("left").ask();

            assertThat(left.isOpen()).isTrue();
        }
    }

    @Test
    void round_withClientsThatVanish_isRunAgainAtTheDeadlineWithOthers() {
        try (TestFederation federation = TestFederation.ofCohort(2)) {
            federation.join("vanishes").ask();
            federation.join("vanishes-too").ask();
            federation.loop.advance(DEADLINE.minusSeconds(1));
            TestClient left = federation.join("left");
            TestClient right = federation.join("right");
            Recorder<NextTaskResponse> leftTask = left.ask();
            Recorder<NextTaskResponse> rightTask = right.ask();

            federation.loop.advance(Duration.ofSeconds(6));

            TrainTask second = leftTask.answer().getTrain();
            assertThat(second.getAttempt()).isEqualTo(2);
            left.submit(second, vector(1));
            right.submit(rightTask.answer().getTrain(), vector(1));
            assertThat(federation.store.rounds()).singleElement().satisfies(round -> {
                assertThat(round.attempts()).isEqualTo(2);
                assertThat(round.seconds()).isEqualTo(125);
            });
        }
    }

    @Test
    void round_withOneSlowClient_isCommittedAtTheDeadlineWithoutIt() {
        try (TestFederation federation = TestFederation.of(2, 2, 1)) {
            TestClient slow = federation.join("slow");
            TestClient quick = federation.join("quick");
            Recorder<NextTaskResponse> slowTask = slow.ask();
            quick.submit(quick.ask().answer().getTrain(), vector(2));

            federation.loop.advance(DEADLINE);

            assertThat(federation.store.model()).contains(vector(2));
            assertThat(slow.submit(slowTask.answer().getTrain(), vector(9))
                            .answer()
                            .getRefused()
                            .getReason())
                    .isEqualTo(io.sotto.proto.v1.SubmitUpdateResponse.Reason.TOO_LATE);
        }
    }

    @Test
    void fetchModel_ofTheTask_sendsTheCanonicalBytesInOrder() throws IOException {
        try (TestFederation federation = TestFederation.ofCohort(1)) {
            TestClient client = federation.join("pi");
            ModelDescriptor model = client.ask().answer().getTrain().getModel();

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
        try (TestFederation federation = TestFederation.ofCohort(1)) {
            TestClient client = federation.join("pi");

            client.fetch(ByteString.copyFrom(new byte[32]))
                    .assertFailed(Status.Code.NOT_FOUND, CallFailure.Reason.MODEL_UNKNOWN, "not served");
            client.fetch(ByteString.copyFrom(new byte[5]))
                    .assertFailed(Status.Code.INVALID_ARGUMENT, CallFailure.Reason.BAD_REQUEST, "sha256 of 5 bytes");
        }
    }

    @Test
    void health_ofARunningCoordinator_isServing() {
        try (TestFederation federation = TestFederation.ofCohort(1)) {
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
        return JoinRequest.newBuilder().setProtocolVersion(1).setClientName("pi");
    }
}
