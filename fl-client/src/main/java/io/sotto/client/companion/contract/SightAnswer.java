package io.sotto.client.companion.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's Sight.
 *
 * @param width of the picture, in pixels
 * @param status a word: {@code ok}, {@code no-face}, {@code low-light}, {@code low-confidence} or {@code several-faces}
 * @param faces largest first
 * @param shown of the chosen face; null if there is none
 * @param framesPerSecond of a live view, after its first frame
 * @param milliseconds that this took here
 */
public record SightAnswer(
        int width,
        int height,
        String status,
        List<FaceSeen> faces,
        @Nullable Feeling shown,
        @Nullable Double framesPerSecond,
        double milliseconds) {
    public SightAnswer {
        faces = List.copyOf(faces);
    }
}
