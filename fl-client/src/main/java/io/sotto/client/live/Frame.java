package io.sotto.client.live;

import java.time.Instant;
import java.util.List;

/**
 * One picture of a live view, read.
 *
 * @param at when it was taken; not before the frame that came before
 * @param light of the whole picture
 * @param faces largest first
 */
public record Frame(Instant at, Light light, List<FaceReading> faces) {
    public Frame {
        faces = List.copyOf(faces);
    }
}
