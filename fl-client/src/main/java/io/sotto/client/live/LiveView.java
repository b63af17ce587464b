package io.sotto.client.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One live view: takes frames, gives what to show. Not thread-safe. */
public final class LiveView {
    /** Below this probability the emotion of a face is not clear. */
    static final double LEAST_CONFIDENCE = 0.4;

    private static final Duration RATE_OVER = Duration.ofSeconds(3);

    private final Tracker tracker = new Tracker();
    private final Deque<Instant> times = new ArrayDeque<>();

    /**
     * Takes the next frame.
     *
     * @param wanted the track of the face that the person chose; the largest, if there is none or it is out of view
     */
    public Sight accept(Frame frame, OptionalInt wanted) {
        List<TrackedFace> faces = tracker.track(frame);
        Optional<TrackedFace> chosen = faces.stream()
                .filter(face -> wanted.isPresent() && face.track() == wanted.getAsInt())
                .findFirst()
                .or(() -> faces.stream().findFirst());
        return new Sight(frame.at(), state(frame, faces, chosen, wanted), faces, chosen, rate(frame.at()));
    }

    private static SightState state(
            Frame frame, List<TrackedFace> faces, Optional<TrackedFace> chosen, OptionalInt wanted) {
        if (chosen.isEmpty()) {
            return frame.light().isLow() ? SightState.LOW_LIGHT : SightState.NO_FACE;
        }
        TrackedFace face = chosen.get();
        if (Light.of(face.reading().crop()).isLow()) {
            return SightState.LOW_LIGHT;
        }
        if (face.confidence() < LEAST_CONFIDENCE) {
            return SightState.LOW_CONFIDENCE;
        }
        boolean choice = faces.size() > 1 && (wanted.isEmpty() || face.track() != wanted.getAsInt());
        return choice ? SightState.SEVERAL_FACES : SightState.OK;
    }

    private OptionalDouble rate(Instant now) {
        times.addLast(now);
        while (times.getFirst().isBefore(now.minus(RATE_OVER))) {
            times.removeFirst();
        }
        double seconds = Duration.between(times.getFirst(), now).toNanos() / 1e9;
        return seconds > 0 ? OptionalDouble.of((times.size() - 1) / seconds) : OptionalDouble.empty();
    }

    static Comparator<TrackedFace> largestFirst() {
        return Comparator.comparingInt(
                        (TrackedFace face) -> face.reading().box().width())
                .reversed()
                .thenComparingInt(TrackedFace::track);
    }
}
