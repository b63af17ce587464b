package io.sotto.client.live;

import io.sotto.model.image.Box;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows faces again: those of two frames that overlap most are the same one, pair by pair (intersection over union, greedy
 * as in Bochinski, Eiselein and Sikora 2017). A face that is lost for a moment keeps its number; so does one of the frame
 * before, however long ago that was: pictures are frozen, and machines are slow. Not thread-safe.
 */
final class Tracker {
    private static final double LEAST_OVERLAP = 0.2;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final class Track {
        private final int number;
        private final Smoother smoother = new Smoother();
        private FaceReading reading;
        private Instant seen;

        Track(int number, FaceReading reading, Instant seen) {
            this.number = number;
            this.reading = reading;
            this.seen = seen;
        }
    }

    private record Pair(Track track, FaceReading face, double overlap) {}

    private final List<Track> tracks = new ArrayList<>();
    private int last;
    private Instant lastFrame = Instant.MIN;

    /** @return the faces of this frame, largest first */
    List<TrackedFace> track(Frame frame) {
        tracks.removeIf(track ->
                track.seen.isBefore(lastFrame) && track.seen.isBefore(frame.at().minus(PATIENCE)));
        lastFrame = frame.at();
        Set<Track> taken = new HashSet<>();
        Set<FaceReading> known = new HashSet<>();
        List<TrackedFace> faces = new ArrayList<>();
        for (Pair pair : pairs(frame)) {
            if (!taken.contains(pair.track) && known.add(pair.face)) {
                taken.add(pair.track);
                faces.add(follow(pair.track, pair.face, frame.at()));
            }
        }
        for (FaceReading face : frame.faces()) {
            if (known.add(face)) {
                Track track = new Track(++last, face, frame.at());
                tracks.add(track);
                faces.add(follow(track, face, frame.at()));
            }
        }
        faces.sort(LiveView.largestFirst());
        return faces;
    }

    private List<Pair> pairs(Frame frame) {
        List<Pair> pairs = new ArrayList<>();
        for (Track track : tracks) {
            for (FaceReading face : frame.faces()) {
                double overlap = overlap(track.reading.box(), face.box());
                if (overlap >= LEAST_OVERLAP) {
                    pairs.add(new Pair(track, face, overlap));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        return pairs;
    }

    private static TrackedFace follow(Track track, FaceReading face, Instant at) {
        track.reading = face;
        track.seen = at;
        track.smoother.add(face.prediction(), at);
        return new TrackedFace(track.number, face, track.smoother.smoothed(), track.smoother.shown());
    }

    /** Intersection over union, 0 to 1. */
    static double overlap(Box a, Box b) {
        double width = Math.min((double) a.x() + a.width(), (double) b.x() + b.width()) - Math.max(a.x(), b.x());
        double height = Math.min((double) a.y() + a.height(), (double) b.y() + b.height()) - Math.max(a.y(), b.y());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double intersection = width * height;
        return intersection / ((double) a.width() * a.height() + (double) b.width() * b.height() - intersection);
    }
}
