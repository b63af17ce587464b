package io.sotto.client.companion.contract;

import io.sotto.client.examples.Example;
import io.sotto.model.Emotion;
import org.jspecify.annotations.Nullable;

/**
 * A face that was corrected.
 *
 * @param predicted what the model said; null if it was not asked
 * @param at ISO 8601
 */
public record ExampleLine(
        long id, Emotion emotion, @Nullable Emotion predicted, String at) {
    public static ExampleLine of(Example example) {
        return new ExampleLine(
                example.id(),
                example.emotion(),
                example.predicted(),
                example.at().toString());
    }
}
