package io.sotto.client.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a live view shows.
 *
 * @param faces largest first
 * @param chosen the face that songs are for; empty if there is none
 * @param framesPerSecond over the last seconds; empty after the first frame
 */
public record Sight(
        Instant at,
        SightState state,
        List<TrackedFace> faces,
        Optional<TrackedFace> chosen,
        OptionalDouble framesPerSecond) {
    public Sight {
        faces = List.copyOf(faces);
    }
}
