package io.sotto.client.recommend;

import io.sotto.client.live.FaceReading;
import io.sotto.client.vision.CutFace;
import io.sotto.client.vision.FaceCutter;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.Prediction;
import io.sotto.model.evaluate.Predictions;
import io.sotto.model.image.GreyPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the faces of a picture and reads what they show. As little thread-safe as its finder and its model. */
public final class FaceReader {
    /** So many faces of a picture are read, the largest. */
    public static final int MOST_FACES = 16;

    private final EmotionModel model;
    private final double temperature;
    private final FaceBatch batch;

    /**
     * @param model has its parameters loaded, and remains its owner's to close
     * @param temperature by which its logits are divided, 1 if it has none
     */
    public FaceReader(EmotionModel model, double temperature) {
        this.model = model;
        this.temperature = temperature;
        this.batch = new FaceBatch(MOST_FACES, model.inputSide());
    }

    /** All faces of a picture, largest first; none if there is none. */
    public List<FaceReading> read(GreyPicture picture, FaceCutter cutter) {
        List<CutFace> faces = cutter.cutAll(picture).stream().limit(MOST_FACES).toList();
        List<Prediction> predictions =
                predict(faces.stream().map(CutFace::image).toList());
        return IntStream.range(0, faces.size())
                .mapToObj(i -> new FaceReading(faces.get(i).box(), faces.get(i).image(), predictions.get(i)))
                .toList();
    }

    /** What each face shows; at most {@link #MOST_FACES}. */
    public List<Prediction> predict(List<FaceImage> faces) {
        List<Prediction> predictions = new ArrayList<>();
        if (!faces.isEmpty()) {
            batch.clear();
            faces.forEach(batch::add);
            Predictions given = Predictions.of(model.predict(batch)).atTemperature(temperature);
            for (int i = 0; i < given.count(); i++) {
                predictions.add(Prediction.of(given.row(i)));
            }
        }
        return predictions;
    }
}
