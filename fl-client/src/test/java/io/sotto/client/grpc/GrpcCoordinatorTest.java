package io.sotto.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.Status;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.StepTask;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.ModelDescriptor;
import io.sotto.proto.v1.NextTaskResponse;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GrpcCoordinatorTest {
    private final InProcessLink link = new InProcessLink();

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void join_newcomer_introducesItselfAndKeepsTheToken() throws InterruptedException {
        assertThat(link.coordinator.join()).isEqualTo(new ParticipationEvent.Joined());

        assertThat(link.federation.joins).singleElement().satisfies(request -> {
            assertThat(request.getProtocolVersion()).isEqualTo(4);
            assertThat(request.getClientName()).isEqualTo("kitchen");
            assertThat(request.getPreviousToken()).isEmpty();
        });
        assertThat(link.session.load()).contains(FakeFederation.TOKEN.toByteArray());
    }

    @Test
    void join_again_showsTheOldTokenAndUsesTheNewOneFromThenOn() throws InterruptedException {
        ByteString second = ByteString.copyFrom(FakeFederation.filled(32, 8));
        link.coordinator.join();
        link.federation.onJoin = request -> FakeFederation.joined(request, second);
        link.coordinator.join();
        link.coordinator.nextTask();

        assertThat(link.federation.joins.get(1).getPreviousToken()).isEqualTo(FakeFederation.TOKEN);
        assertThat(link.federation.tokens).containsExactly(ByteString.EMPTY, ByteString.EMPTY, second);
    }

    @Test
    void join_versionRefused_namesTheVersions() throws InterruptedException {
        link.federation.onJoin = request -> JoinResponse.newBuilder()
                .setVersionRefused(JoinResponse.VersionRefused.newBuilder()
                        .setLowestVersion(2)
                        .setHighestVersion(5))
                .build();

        assertThat(link.coordinator.join()).isEqualTo(new ParticipationEvent.VersionRefused(2, 5));
    }

    @Test
    void join_full_isSaid() throws InterruptedException {
        link.federation.onJoin = request -> JoinResponse.newBuilder()
                .setFull(JoinResponse.Full.getDefaultInstance())
                .build();

        assertThat(link.coordinator.join()).isEqualTo(new ParticipationEvent.Full());
    }

    @Test
    void join_tokenOfAnotherSize_isRejectedAndNotKept() throws InterruptedException {
        link.federation.onJoin = request -> FakeFederation.joined(request, ByteString.copyFromUtf8("short"));

        assertThat(link.coordinator.join())
                .isEqualTo(new ParticipationEvent.Rejected(
                        "coordinator.example:8443: a session token of 5 bytes: expected 32"));
        assertThat(link.session.load()).isEmpty();
    }

    @Test
    void join_firstTime_asksForAnEnrolmentAndShowsItFromThenOn() throws InterruptedException {
        link.coordinator.join();
        link.coordinator.join();

        JoinRequest first = link.federation.joins.get(0);
        assertThat(first.getEnrolment()).isEmpty();
        assertThat(first.getIdentityKey().toByteArray())
                .isEqualTo(link.membership.signer().identity().toBytes());
        assertThat(link.federation.joins.get(1).getEnrolment()).isNotEmpty();
    }

    @Test
    void join_coordinatorWithAnotherKey_isNotAdmitted() throws InterruptedException {
        link.coordinator.join();
        link.federation.onJoin = request -> {
            JoinResponse.Builder other = FakeFederation.joined(request, FakeFederation.TOKEN).toBuilder();
            other.getJoinedBuilder().setCoordinatorKey(ByteString.copyFrom(FakeFederation.filled(32, 9)));
            return other.build();
        };

        assertThat(link.coordinator.join())
                .isEqualTo(new ParticipationEvent.NotAdmitted("coordinator.example:8443: another coordinator"));
    }

    @Test
    void join_withoutAnEnrolmentThatCounts_isNotAdmitted() throws InterruptedException {
        link.federation.onJoin = request -> JoinResponse.newBuilder()
                .setNotEnrolled(JoinResponse.NotEnrolled.getDefaultInstance())
                .build();

        assertThat(link.coordinator.join()).isInstanceOf(ParticipationEvent.NotAdmitted.class);
    }

    @Test
    void join_keyOfAnotherSize_isNotAdmitted() throws InterruptedException {
        link.federation.onJoin = request -> {
            JoinResponse.Builder other = FakeFederation.joined(request, FakeFederation.TOKEN).toBuilder();
            other.getJoinedBuilder().setAuthorityKey(ByteString.copyFrom(new byte[31]));
            return other.build();
        };

        assertThat(link.coordinator.join())
                .isEqualTo(new ParticipationEvent.NotAdmitted(
                        "coordinator.example:8443: the authority's key of 31 bytes: expected 32"));
    }

    @Test
    void nextTask_step_readsIt() throws InterruptedException {
        onNextTask(response -> response.setStep(io.sotto.proto.v1.StepTask.newBuilder()
                .setRound(WireTasks.name(SmallModel.ROUND))
                .setStep(io.sotto.proto.v1.Step.CONFIRM)));

        assertThat(link.coordinator.nextTask())
                .isEqualTo(new ParticipationEvent.AskedStep(new StepTask(SmallModel.ROUND, RoundStep.CONFIRM)));
    }

    @Test
    void nextTask_stepThatIsNone_isUnfit() throws InterruptedException {
        onNextTask(response ->
                response.setStep(io.sotto.proto.v1.StepTask.newBuilder().setRound(WireTasks.name(SmallModel.ROUND))));

        assertUnfit("step STEP_UNSPECIFIED: expected SHARE to UNMASK");
    }

    @Test
    void nextTask_train_readsTheWholeTask() throws InterruptedException {
        onNextTask(response -> response.setTrain(SmallModel.task()));

        assertThat(link.coordinator.nextTask()).isEqualTo(new ParticipationEvent.Asked(SmallModel.TASK));
    }

    @Test
    void nextTask_finished_namesTheFinalModel() throws InterruptedException {
        onNextTask(response ->
                response.setFinished(NextTaskResponse.Finished.newBuilder().setModel(SmallModel.descriptor())));

        assertThat(link.coordinator.nextTask()).isEqualTo(new ParticipationEvent.NoMoreRounds(SmallModel.REFERENCE));
    }

    @Test
    void nextTask_wait_isNoTask() throws InterruptedException {
        onNextTask(response -> response.setWait(NextTaskResponse.Wait.getDefaultInstance()));

        assertThat(link.coordinator.nextTask()).isInstanceOf(ParticipationEvent.NoTask.class);
    }

    @Test
    void nextTask_planThatWouldTakeDays_isUnfit() throws InterruptedException {
        var task = SmallModel.task();
        task.getPlanBuilder().setEpochs(1_000_000);
        onNextTask(response -> response.setTrain(task));

        assertUnfit(
                "coordinator.example:8443 asks for something this client refuses: epochs 1000000: expected 1 to 100");
    }

    @Test
    void nextTask_learningRateThatIsNoNumber_isUnfit() throws InterruptedException {
        var task = SmallModel.task();
        task.getPlanBuilder().setLearningRate(Double.NaN);
        onNextTask(response -> response.setTrain(task));

        assertUnfit("learning rate NaN: expected above 0, at most 10");
    }

    @Test
    void nextTask_planWithoutOptimiser_isUnfit() throws InterruptedException {
        var task = SmallModel.task();
        task.getPlanBuilder().clearSgd();
        onNextTask(response -> response.setTrain(task));

        assertUnfit("optimiser: expected sgd or adam, found neither");
    }

    @Test
    void nextTask_hashOfAnotherLength_isUnfit() throws InterruptedException {
        ModelDescriptor short31 = SmallModel.descriptor()
                .setSha256(ByteString.copyFrom(new byte[31]))
                .build();
        onNextTask(response -> response.setTrain(SmallModel.task().setModel(short31)));

        assertUnfit("31 bytes of SHA-256: expected 32");
    }

    @Test
    void nextTask_answerOfNewerVersion_isUnfit() throws InterruptedException {
        onNextTask(response -> {});

        assertUnfit("answers NextTask in a way that this client does not know");
    }

    @Test
    void nextTask_sessionUnknown_isSaid() throws InterruptedException {
        link.federation.onNextTask =
                (call, observer) -> observer.onError(FakeFederation.failure(Code.UNAUTHENTICATED, "SESSION_UNKNOWN"));

        assertThat(link.coordinator.nextTask()).isEqualTo(new ParticipationEvent.SessionUnknown());
    }

    @Test
    void nextTask_tooMuch_isTriedAgainLater() throws InterruptedException {
        link.federation.onNextTask =
                (call, observer) -> observer.onError(FakeFederation.failure(Code.RESOURCE_EXHAUSTED, "TOO_MUCH"));

        assertThat(link.coordinator.nextTask())
                .isEqualTo(new ParticipationEvent.Unreachable("the coordinator asks to slow down: for a test"));
    }

    @Test
    void nextTask_coordinatorFails_keepsControlCodesOffTheTerminal() throws InterruptedException {
        link.federation.onNextTask = (call, observer) -> observer.onError(
                Status.INTERNAL.withDescription("\u001b[2Jowned\n").asRuntimeException());

        assertThat(link.coordinator.nextTask())
                .isEqualTo(new ParticipationEvent.Unreachable("the call failed with INTERNAL: [2Jowned"));
    }

    @Test
    void nextTask_serverWithoutTheService_isRejected() throws InterruptedException {
        link.federation.onNextTask = (call, observer) -> observer.onError(Status.UNIMPLEMENTED.asRuntimeException());

        assertThat(link.coordinator.nextTask())
                .isEqualTo(new ParticipationEvent.Rejected(
                        "coordinator.example:8443: expected a Sotto coordinator, found a server without its service"));
    }

    @Test
    void nextTask_interruptedWhileWaiting_throwsInterrupted() {
        Thread asking = Thread.currentThread();
        link.federation.onNextTask = (call, observer) -> asking.interrupt();

        assertThatThrownBy(link.coordinator::nextTask).isInstanceOf(InterruptedException.class);
    }

    private void onNextTask(Consumer<NextTaskResponse.Builder> fill) {
        NextTaskResponse.Builder response = NextTaskResponse.newBuilder();
        fill.accept(response);
        link.federation.onNextTask = (call, observer) -> FakeFederation.answer(observer, response.build());
    }

    private void assertUnfit(String message) throws InterruptedException {
        assertThat(link.coordinator.nextTask())
                .isInstanceOfSatisfying(
                        ParticipationEvent.Unfit.class,
                        unfit -> assertThat(unfit.message()).contains(message));
    }
}
