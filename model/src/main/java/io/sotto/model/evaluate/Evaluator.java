package io.sotto.model.evaluate;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceSet;

/** Asks a model about labelled faces, batch by batch. Holds one reusable batch, so it belongs to one thread. */
public final class Evaluator {
    private final Predictor predictor;

    /** @param batchSize faces asked about at a time, at least 1; it changes the speed and not the figures */
    public Evaluator(int batchSize) {
        this.predictor = new Predictor(batchSize);
    }

    /** The figures of the model as it is; without faces all of them are NaN. */
    public Evaluation evaluate(EmotionModel model, FaceSet faces) {
        return Evaluation.of(predictor.predict(model, faces.images()), faces.labels());
    }
}
