package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two of a cohort's clients upload where there is room for a thousand bytes. */
class UploadsTest {
    private final TestFederation federation = TestFederation.withRoomFor(1000, 3);
    private final List<Advertiser> cohort = Advertiser.cohort(federation, 3);
    private final Advertiser first = cohort.get(0);
    private final Advertiser second = cohort.get(1);

    @AfterEach
    void close() {
        federation.close();
    }

    @Test
    void uploads_moreThanThereIsRoomFor_areToldToTryAgain() {
        TestClient.Upload holding = first.announce(new byte[900]);

        second.send().assertFailed(Status.Code.RESOURCE_EXHAUSTED, CallFailure.Reason.TOO_MUCH, "at most 1000");
        holding.breakOff();

        assertThat(second.send().answer().hasAccepted()).isTrue();
    }

    @Test
    void upload_thatIsSilentForAMinute_givesItsRoomToOthers() {
        TestClient.Upload silent = first.announce(new byte[900]);

        federation.loop.advance(Duration.ofSeconds(59));
        assertThat(silent.answer().isOpen()).isTrue();
        federation.loop.advance(Duration.ofSeconds(1));

        silent.answer()
                .assertFailed(Status.Code.RESOURCE_EXHAUSTED, CallFailure.Reason.TOO_MUCH, "no chunk for 60 seconds");
        assertThat(second.send().answer().hasAccepted()).isTrue();
    }

    @Test
    void upload_thatIsSlowButNotSilent_isWaitedFor() {
        TestClient.Upload slow = first.announce();

        federation.loop.advance(Duration.ofSeconds(50));
        slow.chunk(0, first.piece(0, 10));
        federation.loop.advance(Duration.ofSeconds(60));
        assertThat(slow.answer().isOpen()).isTrue();
        slow.chunk(10, first.piece(10, first.message().length));

        assertThat(slow.complete().answer().hasAccepted()).isTrue();
    }
}
