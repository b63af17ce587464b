package io.sotto.client.companion.contract;

import io.sotto.client.music.Policy;
import io.sotto.model.Emotion;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * What a person has set.
 *
 * @param started the first screens were seen
 * @param keepFaces consent to keep corrected faces
 * @param classes how many emotions are shown: 7, 5 or 4
 * @param names own names of emotions, by their word; at most 30 characters each
 * @param journey in how many songs lift and calm reach their aim, 2 to 20
 * @param restSongs a song rests for so many others, 0 to 500
 * @param refreshHours between looks at folders and feeds, 0 (never) to 168
 * @param volume 0 to 1
 */
public record Settings(
        boolean started,
        boolean keepFaces,
        boolean keepJournal,
        Language language,
        Theme theme,
        int classes,
        Map<String, String> names,
        Policy policy,
        int journey,
        int restSongs,
        int refreshHours,
        double volume,
        boolean shuffle,
        Repeat repeat,
        boolean autoAdvance) {
    /** Those of a person who has not chosen anything yet. */
    public static final Settings STANDARD = new Settings(
            false,
            false,
            false,
            Language.EN,
            Theme.SYSTEM,
            Emotion.COUNT,
            Map.of(),
            Policy.MATCH,
            5,
            20,
            24,
            0.8,
            false,
            Repeat.NONE,
            true);

    private static final int LONGEST_NAME = 30;

    /** @throws IllegalArgumentException if a value is out of its range */
    public Settings {
        Objects.requireNonNull(language, "language: expected one, found none");
        Objects.requireNonNull(theme, "theme: expected one, found none");
        Objects.requireNonNull(policy, "policy: expected one, found none");
        Objects.requireNonNull(repeat, "repeat: expected one, found none");
        names = Map.copyOf(Objects.requireNonNull(names, "names: expected an object, found none"));
        require(classes == 7 || classes == 5 || classes == 4, "classes", classes, "7, 5 or 4");
        require(journey >= 2 && journey <= 20, "journey", journey, "2 to 20");
        require(restSongs >= 0 && restSongs <= 500, "restSongs", restSongs, "0 to 500");
        require(refreshHours >= 0 && refreshHours <= 168, "refreshHours", refreshHours, "0 to 168");
        require(volume >= 0 && volume <= 1, "volume", volume, "0 to 1");
        names.forEach(Settings::requireName);
    }

    private static void requireName(String emotion, String name) {
        require(
                Arrays.stream(Emotion.values()).anyMatch(known -> known.word().equals(emotion)),
                "names",
                emotion,
                "emotions");
        require(
                !name.isBlank() && name.length() <= LONGEST_NAME,
                "names." + emotion,
                "%d characters".formatted(name.length()),
                "1 to %d".formatted(LONGEST_NAME));
    }

    private static void require(boolean fits, String name, Object found, String expected) {
        if (!fits) {
            throw new IllegalArgumentException("%s: expected %s, found %s".formatted(name, expected, found));
        }
    }
}
