package io.sotto.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.Status;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.Refusal;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.StepTask;
import io.sotto.model.Sha256;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.SubmitStepRequest;
import io.sotto.proto.v1.SubmitStepResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepUploadTest {
    private static final StepTask STEP = new StepTask(SmallModel.ROUND, RoundStep.MASK);
    private static final StepMessage MESSAGE = new StepMessage(SmallModel.ROUND, RoundStep.MASK, SmallModel.BYTES);

    private final InProcessLink link = new InProcessLink();

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void submit_message_arrivesWholeAndInOrder() throws InterruptedException {
        assertThat(link.coordinator.submit(MESSAGE)).isEqualTo(new ParticipationEvent.Accepted());

        SubmitStepRequest first = link.federation.parts.get(0);
        assertThat(first.getHeader().getRound()).isEqualTo(WireTasks.name(SmallModel.ROUND));
        assertThat(first.getHeader().getStep()).isEqualTo(Step.MASK);
        assertThat(first.getHeader().getByteLength()).isEqualTo(SmallModel.BYTES.length);
        assertThat(first.getHeader().getSha256())
                .isEqualTo(ByteString.copyFrom(Sha256.of(SmallModel.BYTES).toBytes()));
        assertThat(bytesOf(link.federation.parts.subList(1, link.federation.parts.size())))
                .isEqualTo(ByteString.copyFrom(SmallModel.BYTES));
    }

    @Test
    void fetchStep_inPieces_isPutTogether() throws InterruptedException {
        byte[] told = FakeFederation.filled(200_000, 3);
        link.federation.onFetchStep = (request, observer) -> {
            observer.onNext(FakeFederation.chunk(0, told, 0, 150_000));
            observer.onNext(FakeFederation.chunk(150_000, told, 150_000, 200_000));
            observer.onCompleted();
        };

        assertThat(link.coordinator.fetchStep(STEP)).isInstanceOfSatisfying(ParticipationEvent.Told.class, answer -> {
            assertThat(answer.message().bytes()).isEqualTo(told);
            assertThat(answer.message().step()).isEqualTo(RoundStep.MASK);
        });
    }

    @Test
    void fetchStep_withAGapOrWithoutEnd_isDamaged() throws InterruptedException {
        link.federation.onFetchStep =
                (request, observer) -> observer.onNext(FakeFederation.chunk(5, new byte[9], 0, 9));
        assertThat(link.coordinator.fetchStep(STEP)).isInstanceOf(ParticipationEvent.Unreachable.class);

        byte[] piece = new byte[256 * 1024];
        link.federation.onFetchStep = (request, observer) -> {
            for (int i = 0; i < 9; i++) {
                observer.onNext(FakeFederation.chunk((long) i * piece.length, piece, 0, piece.length));
            }
        };
        assertThat(link.coordinator.fetchStep(STEP))
                .isInstanceOfSatisfying(
                        ParticipationEvent.Unreachable.class,
                        failure -> assertThat(failure.message()).contains("2097152 bytes at most"));
    }

    @Test
    void fetchStep_thatIsNotUnderWay_isGone() throws InterruptedException {
        link.federation.onFetchStep =
                (request, observer) -> observer.onError(FakeFederation.failure(Code.NOT_FOUND, "STEP_UNKNOWN"));

        assertThat(link.coordinator.fetchStep(STEP)).isEqualTo(new ParticipationEvent.StepGone());
    }

    @Test
    void withdraw_namesTheRound() throws InterruptedException {
        assertThat(link.coordinator.withdraw(SmallModel.ROUND)).isEqualTo(new ParticipationEvent.Withdrawn());

        assertThat(link.federation.withdrawals)
                .singleElement()
                .satisfies(request -> assertThat(request.getRound()).isEqualTo(WireTasks.name(SmallModel.ROUND)));
    }

    @Test
    void submit_refusedAfterTheHeader_sendsNoFurther() throws InterruptedException {
        link.federation.onPart = (part, observer) -> {
            if (part.hasHeader()) {
                FakeFederation.answer(
                        observer, FakeFederation.refused(SubmitStepResponse.Reason.TOO_LATE, "round 3 has closed"));
            }
        };

        assertThat(link.coordinator.submit(MESSAGE))
                .isEqualTo(new ParticipationEvent.Refused(Refusal.TOO_LATE, "round 3 has closed"));
    }

    @Test
    void submit_refusedWithAnyReason_saysWhich() throws InterruptedException {
        for (Refusal reason :
                List.of(Refusal.TOO_LATE, Refusal.NOT_ASKED, Refusal.REPEATED, Refusal.MISMATCH, Refusal.NOT_GENUINE)) {
            link.federation.onWhole = (call, observer) -> FakeFederation.answer(
                    observer, FakeFederation.refused(SubmitStepResponse.Reason.valueOf(reason.name()), "for a test"));

            assertThat(link.coordinator.submit(MESSAGE))
                    .isEqualTo(new ParticipationEvent.Refused(reason, "for a test"));
        }
    }

    @Test
    void submit_coordinatorVanishesHalfWay_isUnreachable() throws InterruptedException {
        link.federation.onPart = (part, observer) -> {
            if (part.getChunk().getOffset() > 0) {
                observer.onError(
                        Status.UNAVAILABLE.withDescription("going down").asRuntimeException());
            }
        };

        assertThat(link.coordinator.submit(MESSAGE)).isInstanceOf(ParticipationEvent.Unreachable.class);
    }

    @Test
    void submit_coordinatorForgotTheSession_isSaid() throws InterruptedException {
        link.federation.onPart = (part, observer) -> {
            if (part.hasHeader()) {
                observer.onError(FakeFederation.failure(Code.UNAUTHENTICATED, "SESSION_UNKNOWN"));
            }
        };

        assertThat(link.coordinator.submit(MESSAGE)).isEqualTo(new ParticipationEvent.SessionUnknown());
    }

    @Test
    void submit_answerOfNewerVersion_isRefusedForOtherReasons() throws InterruptedException {
        link.federation.onWhole =
                (call, observer) -> FakeFederation.answer(observer, SubmitStepResponse.getDefaultInstance());

        assertThat(link.coordinator.submit(MESSAGE))
                .isInstanceOfSatisfying(
                        ParticipationEvent.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.OTHER));
    }

    private static ByteString bytesOf(List<SubmitStepRequest> parts) {
        ByteString all = ByteString.EMPTY;
        for (SubmitStepRequest part : parts) {
            Chunk chunk = part.getChunk();
            assertThat(chunk.getOffset()).isEqualTo(all.size());
            assertThat(chunk.getData().size()).isLessThanOrEqualTo(256 * 1024);
            all = all.concat(chunk.getData());
        }
        return all;
    }
}
