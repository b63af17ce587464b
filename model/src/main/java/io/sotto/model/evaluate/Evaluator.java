package io.sotto.model.evaluate;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;

/** Asks a model about labelled faces, batch by batch. Holds one reusable batch, so it belongs to one thread. */
public final class Evaluator {
    private final FaceBatch batch;

    /** @param batchSize faces asked about at a time, at least 1; it changes the speed and not the figures */
    public Evaluator(int batchSize) {
        this.batch = new FaceBatch(batchSize, FaceImage.SIDE);
    }

    /** The figures of the model as it is; without faces all of them are NaN. */
    public Evaluation evaluate(EmotionModel model, FaceSet faces) {
        Evaluation.Counter counter = new Evaluation.Counter();
        for (int from = 0; from < faces.size(); from += batch.capacity()) {
            int to = Math.min(from + batch.capacity(), faces.size());
            batch.clear();
            for (int i = from; i < to; i++) {
                batch.add(faces.image(i));
            }
            float[] probabilities = model.predict(batch);
            for (int i = from; i < to; i++) {
                counter.add(faces.label(i), probabilities, (i - from) * Emotion.COUNT);
            }
        }
        return counter.evaluation();
    }
}
