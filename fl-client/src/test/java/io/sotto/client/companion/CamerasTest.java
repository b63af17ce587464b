package io.sotto.client.companion;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.companion.contract.CameraState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CamerasTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private Instant now = Instant.EPOCH;
    private final Cameras cameras = new Cameras(() -> now);

    @Test
    void camera_withoutAFrameForTenSeconds_isOff() {
        cameras.read("a");
        now = now.plus(Cameras.READ_LIFE).minus(MOMENT);
        assertThat(cameras.state()).isEqualTo(CameraState.ON);
        now = now.plus(MOMENT);

        assertThat(cameras.state()).isEqualTo(CameraState.OFF);
        assertThat(cameras.lastFrame()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void camera_thatIsHeld_isFrozenAsLongAsItsPageSaysSo() {
        cameras.read("a");
        for (int minute = 0; minute < 5; minute++) {
            cameras.held("a");
            now = now.plus(Duration.ofMinutes(1));
            assertThat(cameras.state()).isEqualTo(CameraState.FROZEN);
        }
        now = now.plus(Cameras.HELD_LIFE);

        assertThat(cameras.state()).isEqualTo(CameraState.OFF);
    }

    @Test
    void cameras_ofTwoPages_areWhatTheBusierOneIs() {
        cameras.read("a");
        cameras.held("b");
        assertThat(cameras.state()).isEqualTo(CameraState.ON);

        cameras.closed("a");

        assertThat(cameras.state()).isEqualTo(CameraState.FROZEN);
        assertThat(cameras.isOpen("a")).isFalse();
        assertThat(cameras.isOpen("b")).isTrue();
    }

    @Test
    void forgotten_nothingIsOpenAndNoFrameCame() {
        cameras.read("a");

        cameras.forget();

        assertThat(cameras.state()).isEqualTo(CameraState.OFF);
        assertThat(cameras.lastFrame()).isNull();
    }
}
