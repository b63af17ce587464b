package io.sotto.model.train;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Trains a network on all faces of one machine, epoch by epoch, as a recipe says. An epoch is a function of the state it
 * starts from, so a training may stop after any of them and go on to the same bits. For one thread.
 */
public final class CentralTrainer {
    private final TrainingRecipe recipe;
    private final TrainingFaces faces;
    private final EmotionModel model;
    private final Executor beside;

    /**
     * What an epoch gave.
     *
     * @param meanLoss mean cross-entropy with the smoothed labels, over the epoch's varied faces
     */
    public record Epoch(TrainingState state, double meanLoss) {}

    /**
     * @param model trains with the recipe's optimiser
     * @param beside varies the faces of the next batch while the model learns from this one
     * @throws IllegalArgumentException if there is no face
     */
    public CentralTrainer(TrainingRecipe recipe, FaceSet faces, EmotionModel model, Executor beside) {
        this(recipe, TrainingFaces.of(faces), model, beside);
    }

    /** As the other one, with the targets that the faces bring. */
    public CentralTrainer(TrainingRecipe recipe, TrainingFaces faces, EmotionModel model, Executor beside) {
        if (faces.size() == 0) {
            throw new IllegalArgumentException("no face to train on: expected at least one");
        }
        this.recipe = recipe;
        this.faces = faces;
        this.model = model;
        this.beside = beside;
    }

    /** Trains one more epoch. */
    public Epoch next(TrainingState state) {
        int batches = EpochBatches.count(recipe, faces);
        long before = (long) state.epochs() * batches;
        EpochBatches epoch = new EpochBatches(recipe, faces, state.epochs(), beside);
        RandomGenerator dropout = new RandomStreams(recipe.seed()).stream("dropout", -1, state.epochs());
        WeightAverage average = new WeightAverage(recipe.averageDecay(), state.average(), before);
        model.restore(state.parameters(), state.optimiserState());
        model.freezeStatistics(recipe.statisticsFrozen(state.epochs()));
        double lossSum = 0;
        for (int i = 0; i < batches; i++) {
            FaceBatch batch = epoch.next();
            double rate = recipe.rate(state.epochs(), i, batches);
            lossSum += batch.size() * (double) model.step(batch, (float) rate, dropout.nextLong());
            average.add(model.parameters());
        }
        TrainingState after =
                new TrainingState(state.epochs() + 1, model.parameters(), average.value(), model.optimiserState());
        return new Epoch(after, lossSum / faces.size());
    }
}
