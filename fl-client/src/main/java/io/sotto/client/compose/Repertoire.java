package io.sotto.client.compose;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All pieces that come with Sotto: two for each emotion, and some to calm down or cheer up by. */
public final class Repertoire {
    private static final List<Piece> PIECES = compose();

    private Repertoire() {}

    /** In a fixed order. */
    public static List<Piece> pieces() {
        return PIECES;
    }

    /** @param id as {@link Piece#id()} gives it */
    public static Optional<Piece> find(String id) {
        return PIECES.stream().filter(piece -> piece.id().equals(id)).findFirst();
    }

    private static List<Piece> compose() {
        List<Piece> pieces = new ArrayList<>();
        add(pieces, "Open Window", Emotion.HAPPY, 0.85, 0.25, 11);
        add(pieces, "Bicycle Downhill", Emotion.HAPPY, 0.95, 0.55, 12);
        add(pieces, "Paper Lantern", Emotion.SURPRISE, 0.35, 0.7, 21);
        add(pieces, "Seven at Once", Emotion.SURPRISE, 0.3, 0.9, 22);
        add(pieces, "Iron Stairs", Emotion.ANGRY, -0.25, 0.95, 31);
        add(pieces, "Red Weather", Emotion.ANGRY, -0.2, 0.8, 32);
        add(pieces, "Under the Floor", Emotion.FEAR, -0.5, 0.75, 41);
        add(pieces, "Long Corridor", Emotion.FEAR, -0.4, 0.9, 42);
        add(pieces, "Sour Milk", Emotion.DISGUST, -0.9, 0.2, 51);
        add(pieces, "Wrong Shoes", Emotion.DISGUST, -0.8, 0.35, 52);
        add(pieces, "Rain on Slate", Emotion.SAD, -0.8, -0.45, 61);
        add(pieces, "The Empty Chair", Emotion.SAD, -0.7, -0.65, 62);
        add(pieces, "Grey Pavement", Emotion.NEUTRAL, 0, 0, 71);
        add(pieces, "Tuesday", Emotion.NEUTRAL, 0.1, -0.1, 72);
        add(pieces, "Low Tide", null, 0.4, -0.65, 81);
        add(pieces, "Snow, Later", null, 0.3, -0.8, 82);
        add(pieces, "Lamp in the Hall", null, 0.55, -0.5, 83);
        add(pieces, "First Train South", null, 0.7, 0.45, 91);
        return List.copyOf(pieces);
    }

    private static void add(
            List<Piece> pieces, String title, @Nullable Emotion emotion, double valence, double arousal, long seed) {
        Mood mood = new Mood(valence, arousal);
        String id = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        pieces.add(new Piece(
                id,
                title,
                mood,
                Optional.ofNullable(emotion),
                seed,
                Composer.compose(mood, seed).seconds()));
    }
}
