package io.sotto.client.grpc;

import static io.sotto.client.grpc.SmallModel.PARAMETERS;
import static io.sotto.client.grpc.SmallModel.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.Status;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.Refusal;
import io.sotto.model.train.TrainingReport;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.SubmitUpdateRequest;
import io.sotto.proto.v1.SubmitUpdateResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdateUploadTest {
    private static final LocalUpdate UPDATE = new LocalUpdate(PARAMETERS, new TrainingReport(123, 4, 1.75));

    private final InProcessLink link = new InProcessLink();

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void submit_update_arrivesWholeAndInOrder() throws InterruptedException {
        assertThat(link.coordinator.submit(TASK, UPDATE)).isEqualTo(new ParticipationEvent.Accepted());

        SubmitUpdateRequest first = link.federation.parts.get(0);
        assertThat(first.getHeader().getRound()).isEqualTo(3);
        assertThat(first.getHeader().getAttempt()).isEqualTo(2);
        assertThat(first.getHeader().getFaceCount()).isEqualTo(123);
        assertThat(first.getHeader().getMeanLoss()).isEqualTo(1.75);
        assertThat(first.getHeader().getModelSha256())
                .isEqualTo(ByteString.copyFrom(TASK.model().sha256().toBytes()));
        assertThat(first.getHeader().getUpdateSha256())
                .isEqualTo(ByteString.copyFrom(PARAMETERS.sha256().toBytes()));
        assertThat(bytesOf(link.federation.parts.subList(1, link.federation.parts.size())))
                .isEqualTo(ByteString.copyFrom(SmallModel.BYTES));
    }

    @Test
    void submit_refusedAfterTheHeader_sendsNoFurther() throws InterruptedException {
        link.federation.onPart = (part, observer) -> {
            if (part.hasHeader()) {
                FakeFederation.answer(
                        observer, FakeFederation.refused(SubmitUpdateResponse.Reason.TOO_LATE, "round 3 has closed"));
            }
        };

        assertThat(link.coordinator.submit(TASK, UPDATE))
                .isEqualTo(new ParticipationEvent.Refused(Refusal.TOO_LATE, "round 3 has closed"));
    }

    @Test
    void submit_refusedWithAnyReason_saysWhich() throws InterruptedException {
        for (Refusal reason :
                List.of(Refusal.TOO_LATE, Refusal.NOT_ASKED, Refusal.REPEATED, Refusal.NOT_FINITE, Refusal.MISMATCH)) {
            link.federation.onWhole = (call, observer) -> FakeFederation.answer(
                    observer, FakeFederation.refused(SubmitUpdateResponse.Reason.valueOf(reason.name()), "for a test"));

            assertThat(link.coordinator.submit(TASK, UPDATE))
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

        assertThat(link.coordinator.submit(TASK, UPDATE)).isInstanceOf(ParticipationEvent.Unreachable.class);
    }

    @Test
    void submit_coordinatorForgotTheSession_isSaid() throws InterruptedException {
        link.federation.onPart = (part, observer) -> {
            if (part.hasHeader()) {
                observer.onError(FakeFederation.failure(Code.UNAUTHENTICATED, "SESSION_UNKNOWN"));
            }
        };

        assertThat(link.coordinator.submit(TASK, UPDATE)).isEqualTo(new ParticipationEvent.SessionUnknown());
    }

    @Test
    void submit_answerOfNewerVersion_isRefusedForOtherReasons() throws InterruptedException {
        link.federation.onWhole =
                (call, observer) -> FakeFederation.answer(observer, SubmitUpdateResponse.getDefaultInstance());

        assertThat(link.coordinator.submit(TASK, UPDATE))
                .isInstanceOfSatisfying(
                        ParticipationEvent.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.OTHER));
    }

    private static ByteString bytesOf(List<SubmitUpdateRequest> parts) {
        ByteString all = ByteString.EMPTY;
        for (SubmitUpdateRequest part : parts) {
            Chunk chunk = part.getChunk();
            assertThat(chunk.getOffset()).isEqualTo(all.size());
            assertThat(chunk.getData().size()).isLessThanOrEqualTo(256 * 1024);
            all = all.concat(chunk.getData());
        }
        return all;
    }
}
