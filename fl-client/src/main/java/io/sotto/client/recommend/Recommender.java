package io.sotto.client.recommend;

import io.sotto.client.music.Mood;
import io.sotto.client.music.SongChoice;
import io.sotto.client.vision.CutFace;
import io.sotto.client.vision.FaceCutter;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.Prediction;
import io.sotto.model.evaluate.Predictions;
import io.sotto.model.image.GreyPicture;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Recommends songs for the largest face of a picture. As little thread-safe as its model. */
public final class Recommender {
    private final FaceCutter cutter;
    private final EmotionModel model;
    private final double temperature;
    private final SongChoice choice;
    private final FaceBatch batch = new FaceBatch(1, FaceImage.SIDE);

    /**
     * @param model has its parameters loaded, and remains its owner's to close
     * @param temperature by which its logits are divided, 1 if it has none
     */
    public Recommender(FaceCutter cutter, EmotionModel model, double temperature, SongChoice choice) {
        this.cutter = cutter;
        this.model = model;
        this.temperature = temperature;
        this.choice = choice;
    }

    /**
     * Chooses songs by the largest face.
     *
     * @param count how many songs, 1 or more
     * @param random varies the songs from time to time
     * @return empty if there is no face
     */
    public Optional<Recommendation> recommend(GreyPicture picture, int count, RandomGenerator random) {
        return cutter.cut(picture).map(face -> recommend(face, count, random));
    }

    private Recommendation recommend(CutFace face, int count, RandomGenerator random) {
        Predictions given = Predictions.of(model.predict(batch.clear().add(face.image())));
        Prediction prediction = Prediction.of(given.atTemperature(temperature).row(0));
        Mood mood = Mood.of(prediction);
        return new Recommendation(face.box(), face.facesFound(), prediction, mood, choice.choose(mood, count, random));
    }
}
