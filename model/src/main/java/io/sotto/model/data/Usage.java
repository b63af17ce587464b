package io.sotto.model.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What FER2013 sets a face apart for. Choose on {@code PUBLIC_TEST}; report {@code PRIVATE_TEST} once. */
public enum Usage {
    TRAINING("Training"),
    PUBLIC_TEST("PublicTest"),
    PRIVATE_TEST("PrivateTest");

    private final String word;

    Usage(String word) {
        this.word = word;
    }

    /** The name in FER2013's column {@code Usage}. */
    public String word() {
        return word;
    }

    /** Finds a usage by its word, exactly. */
    static Optional<Usage> ofWord(String word) {
        return Arrays.stream(values()).filter(usage -> usage.word.equals(word)).findFirst();
    }

    /** Finds a usage by a folder's name, in any case: {@code train}, {@code val} and {@code test} are understood too. */
    static Optional<Usage> ofFolder(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(TRAINING);
            case "val", "valid", "validation", "publictest" -> Optional.of(PUBLIC_TEST);
            case "test", "privatetest" -> Optional.of(PRIVATE_TEST);
            default -> Optional.empty();
        };
    }
}
