package io.sotto.model.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which engine a user asks for, as {@code --engine auto|onednn-bf16|onednn|dl4j}; {@link #AUTO} takes the first of the
 * others, in this order, that can run here.
 */
public enum EngineChoice {
    /** The first of the others that can run here. */
    AUTO,
    /** oneDNN called directly, training in bfloat16 on CPUs that multiply it: two to four times as fast there. */
    ONEDNN_BF16,
    /** oneDNN called directly, in float32. */
    ONEDNN,
    /** Deeplearning4j. */
    DL4J;

    /** The lower-case name, as options and messages use it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no engine goes by that name */
    public static EngineChoice ofWord(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("engine '%s': expected one of %s".formatted(word, words())));
    }

    private static String words() {
        return Arrays.stream(values()).map(EngineChoice::word).collect(Collectors.joining(", "));
    }
}
