package io.sotto.client.examples;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A face with what its owner said of it.
 *
 * @param id 1 or more; never given to another example
 * @param emotion as the person says
 * @param predicted as the model said; null if it was not asked
 */
public record Example(
        long id,
        Instant at,
        FaceImage face,
        Emotion emotion,
        @Nullable Emotion predicted) {}
