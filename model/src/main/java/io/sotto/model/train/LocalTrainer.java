package io.sotto.model.train;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/**
 * Trains a model on the faces of one device, as a plan says. Holds one reusable batch, so it belongs to one thread, like
 * the model it feeds.
 */
public final class LocalTrainer {
    private final TrainingPlan plan;
    private final DoubleConsumer progress;
    private FaceBatch batch;

    public LocalTrainer(TrainingPlan plan) {
        this(plan, share -> {});
    }

    /** @param progress hears after each step which share of them is done, above 0 to 1 */
    public LocalTrainer(TrainingPlan plan, DoubleConsumer progress) {
        this.plan = plan;
        this.progress = progress;
        this.batch = new FaceBatch(plan.batchSize(), FaceImage.SIDE);
    }

    /**
     * @param model holds the parameters to start from, and the new ones afterwards
     * @param random orders the faces, mirrors them and seeds dropout: the same stream gives the same parameters
     * @throws IllegalArgumentException if there is no face
     */
    public TrainingReport train(EmotionModel model, FaceSet faces, RandomGenerator random) {
        if (faces.isEmpty()) {
            throw new IllegalArgumentException("no face to train on: expected at least one");
        }
        if (batch.side() != model.inputSide()) {
            batch = new FaceBatch(plan.batchSize(), model.inputSide());
        }
        model.freezeStatistics(plan.frozenStatistics());
        int allSteps = plan.epochs() * ((faces.size() - 1) / plan.batchSize() + 1);
        int steps = 0;
        double meanLoss = 0;
        for (int epoch = 0; epoch < plan.epochs(); epoch++) {
            int[] order = RandomStreams.permutation(faces.size(), random);
            double lossSum = 0;
            for (int from = 0; from < order.length; from += plan.batchSize()) {
                int to = Math.min(from + plan.batchSize(), order.length);
                fill(faces, order, from, to, random);
                lossSum += (to - from) * (double) model.step(batch, (float) plan.learningRate(), random.nextLong());
                steps++;
                progress.accept((double) steps / allSteps);
            }
            meanLoss = lossSum / order.length;
        }
        return new TrainingReport(faces.size(), steps, meanLoss);
    }

    private void fill(FaceSet faces, int[] order, int from, int to, RandomGenerator random) {
        batch.clear();
        for (int i = from; i < to; i++) {
            FaceImage image = faces.image(order[i]);
            boolean mirrored = plan.mirror() && random.nextBoolean();
            batch.add(mirrored ? image.mirrored() : image, faces.label(order[i]), (float) plan.labelSmoothing());
        }
    }
}
