package io.sotto.model;

import java.util.List;
import java.util.Locale;

/** The seven expressions of FER2013, in the order of its labels: {@code ANGRY} is label 0, {@code NEUTRAL} label 6. */
public enum Emotion {
    ANGRY,
    DISGUST,
    FEAR,
    HAPPY,
    SAD,
    SURPRISE,
    NEUTRAL;

    private static final List<Emotion> BY_LABEL = List.of(values());

    /** How many classes there are. */
    public static final int COUNT = BY_LABEL.size();

    /** The FER2013 label, 0 to 6. */
    public int label() {
        return ordinal();
    }

    /** The lower-case name, as folders, files and messages use it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }

    /** @throws IllegalArgumentException if the label is outside 0 to 6 */
    public static Emotion ofLabel(int label) {
        if (label < 0 || label >= COUNT) {
            throw new IllegalArgumentException("label %d: expected 0 to %d".formatted(label, COUNT - 1));
        }
        return BY_LABEL.get(label);
    }

    /**
     * Finds a class by the name a data set gives it, in any case; the noun or adjective forms in use are understood
     * ({@code anger}, {@code happiness}, {@code surprised}, ...).
     *
     * @throws IllegalArgumentException if no class goes by that name
     */
    public static Emotion ofName(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "angry", "anger" -> ANGRY;
            case "disgust", "disgusted" -> DISGUST;
            case "fear", "fearful", "afraid", "scared" -> FEAR;
            case "happy", "happiness", "joy" -> HAPPY;
            case "sad", "sadness" -> SAD;
            case "surprise", "surprised" -> SURPRISE;
            case "neutral" -> NEUTRAL;
            default ->
                throw new IllegalArgumentException(
                        "emotion '%s': expected one of angry, disgust, fear, happy, sad, surprise, neutral"
                                .formatted(name));
        };
    }
}
