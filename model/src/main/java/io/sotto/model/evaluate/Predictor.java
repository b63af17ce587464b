package io.sotto.model.evaluate;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import java.util.List;

/** Asks a model about faces, batch by batch. Holds one reusable batch, so it belongs to one thread. */
public final class Predictor {
    private FaceBatch batch;

    /** @param batchSize faces asked about at a time, at least 1; it changes the speed and not the answers */
    public Predictor(int batchSize) {
        this.batch = new FaceBatch(batchSize, FaceImage.SIDE);
    }

    /** The model's probabilities for each face, in order. */
    public Predictions predict(EmotionModel model, List<FaceImage> faces) {
        if (batch.side() != model.inputSide()) {
            batch = new FaceBatch(batch.capacity(), model.inputSide());
        }
        float[] all = new float[faces.size() * Emotion.COUNT];
        for (int from = 0; from < faces.size(); from += batch.capacity()) {
            int to = Math.min(from + batch.capacity(), faces.size());
            batch.clear();
            faces.subList(from, to).forEach(batch::add);
            float[] probabilities = model.predict(batch);
            System.arraycopy(probabilities, 0, all, from * Emotion.COUNT, (to - from) * Emotion.COUNT);
        }
        return Predictions.of(all);
    }

    /** As {@link #predict}, of each face as a mirror shows it. */
    public Predictions predictMirrored(EmotionModel model, List<FaceImage> faces) {
        return predict(model, faces.stream().map(FaceImage::mirrored).toList());
    }
}
