package io.sotto.client.companion;

import io.sotto.client.companion.contract.CameraState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which cameras are open, as live views tell. Thread-safe. */
final class Cameras {
    /** A camera of which no frame comes for so long is taken for closed. */
    static final Duration READ_LIFE = Duration.ofSeconds(10);

    /** The same of one that is held still: browsers let a hidden tab act once a minute. */
    static final Duration HELD_LIFE = Duration.ofMinutes(2);

    private record Open(CameraState state, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Open> views = new HashMap<>();
    private @Nullable Instant lastFrame;

    Cameras(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void read(String view) {
        lastFrame = clock.instant();
        open(view, CameraState.ON, READ_LIFE);
    }

    synchronized void held(String view) {
        open(view, CameraState.FROZEN, HELD_LIFE);
    }

    synchronized void closed(String view) {
        views.remove(view);
    }

    synchronized void forget() {
        views.clear();
        lastFrame = null;
    }

    /** Whether a view's camera is read or held. */
    synchronized boolean isOpen(String view) {
        Open open = views.get(view);
        return open != null && open.until().isAfter(clock.instant());
    }

    /** That of the camera that does most. */
    synchronized CameraState state() {
        Instant now = clock.instant();
        return views.values().stream()
                .filter(view -> view.until().isAfter(now))
                .map(Open::state)
                .max(CameraState::compareTo)
                .orElse(CameraState.OFF);
    }

    /** When a frame last came; null if none did. */
    synchronized @Nullable Instant lastFrame() {
        return lastFrame;
    }

    private void open(String view, CameraState state, Duration life) {
        Instant now = clock.instant();
        views.values().removeIf(open -> open.until().isBefore(now));
        views.put(view, new Open(state, now.plus(life)));
    }
}
