package io.sotto.client.library;

import io.sotto.model.Emotion;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words for emotions in English, Spanish and Indonesian, as folders and lists use them; case and accents do not matter. */
public final class EmotionWords {
    private static final Map<Emotion, String> WORDS = Map.of(
            Emotion.ANGRY, "angry anger enojado enojada enojo enfadado enfado ira rabia furioso marah",
            Emotion.DISGUST, "disgust disgusted disgusting asco disgusto asqueado jijik muak",
            Emotion.FEAR, "fear fearful afraid scared miedo temor asustado asustada takut ketakutan",
            Emotion.HAPPY, "happy happiness joy joyful feliz felicidad alegre alegria contento bahagia senang gembira",
            Emotion.SAD, "sad sadness triste tristeza sedih kesedihan duka",
            Emotion.SURPRISE, "surprise surprised sorpresa sorprendido sorprendida terkejut kaget",
            Emotion.NEUTRAL, "neutral netral calma biasa");

    private static final Map<String, Emotion> BY_WORD = WORDS.entrySet().stream()
            .flatMap(entry ->
                    Arrays.stream(entry.getValue().split(" ", -1)).map(word -> Map.entry(word, entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private EmotionWords() {}

    /** The emotion that goes by this name, if one does. */
    public static Optional<Emotion> find(String name) {
        return Optional.ofNullable(BY_WORD.get(folded(name.strip())));
    }

    /** Lower case, without accents: two texts that a person takes for the same are equal then. */
    public static String folded(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (isAscii(lower)) {
            return lower;
        }
        return Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(character -> Character.getType(character) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }
}
