package io.sotto.client.recommend;

import io.sotto.client.music.Mood;
import io.sotto.client.music.Song;
import io.sotto.client.music.Suggestion;
import io.sotto.model.Prediction;
import io.sotto.model.image.Box;
import java.util.List;

/**
 * Songs for a face.
 *
 * @param face where the face was in the picture; it may reach over the edge
 * @param facesFound how many faces the picture has; the largest was taken
 * @param prediction what the model made of it
 * @param mood the prediction as a point of valence and arousal
 * @param suggestions best first
 */
public record Recommendation(
        Box face, int facesFound, Prediction prediction, Mood mood, List<Suggestion<Song>> suggestions) {
    public Recommendation {
        suggestions = List.copyOf(suggestions);
    }
}
