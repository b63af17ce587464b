package io.sotto.client.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.companion.contract.Settings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The queue before the one thread that sees; what it sees is tested through the routes. */
@Timeout(30)
class SeeingQueueTest {
    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch mayOpen = new CountDownLatch(1);
    private final AtomicInteger opened = new AtomicInteger();
    private final Seeing seeing =
            new Seeing(this::blindEyes, new Crops(new SecureRandom(), InstantSource.system()), InstantSource.system());

    private Eyes blindEyes() {
        opening.countDown();
        opened.incrementAndGet();
        try {
            mayOpen.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("no eyes");
    }

    @AfterEach
    void close() {
        mayOpen.countDown();
        seeing.close();
    }

    /** A visit to a coordinator reloads after each round; however busy seeing is, that must not end the visit. */
    @Test
    void reload_asOftenAsRoundsCome_isNeverRefusedAndTakesNoPlaceOfPictures() throws InterruptedException {
        seeing.reload();
        opening.await();
        for (int i = 0; i < 20; i++) {
            seeing.reload();
        }
        mayOpen.countDown();

        assertThatThrownBy(() -> seeing.photo(new byte[1], Settings.STANDARD)).hasMessage("no eyes");
        assertThat(opened).hasValue(3);
    }

    @Test
    void reload_afterTheEnd_isPassedOver() {
        mayOpen.countDown();
        seeing.close();

        seeing.reload();

        assertThat(opened).hasValue(0);
    }

    @Test
    void forget_whileNothingCanBeSeen_forgets() {
        mayOpen.countDown();

        seeing.forget();

        assertThat(seeing.cameras().lastFrame()).isNull();
        assertThat(opened).hasValue(0);
    }
}
