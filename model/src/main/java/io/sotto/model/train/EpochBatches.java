package io.sotto.model.train;

import io.sotto.model.Emotion;
import io.sotto.model.FaceBatch;
import io.sotto.model.RandomStreams;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The batches of one epoch, each varied by the recipe's augmentation while the one before is trained on: two buffers take
 * turns. What a batch holds depends on (seed, epoch, number of the batch) alone, never on timing. For one thread.
 */
final class EpochBatches {
    private final TrainingRecipe recipe;
    private final TrainingFaces faces;
    private final List<Emotion> classes;
    private final int epoch;
    private final int[] order;
    private final FaceBatch[] buffers;
    private final Executor executor;
    private CompletableFuture<FaceBatch> upcoming;
    private int next;

    EpochBatches(TrainingRecipe recipe, TrainingFaces faces, int epoch, Executor executor) {
        this.recipe = recipe;
        this.faces = faces;
        this.classes = faces.classes().classes();
        this.epoch = epoch;
        this.executor = executor;
        this.order = EpochOrder.of(
                faces, recipe.balancedClasses(), new RandomStreams(recipe.seed()).stream("order", -1, epoch));
        int side = recipe.side(epoch);
        this.buffers =
                new FaceBatch[] {new FaceBatch(recipe.batchSize(), side), new FaceBatch(recipe.batchSize(), side)};
        this.upcoming = prepare(0);
    }

    /** How many batches an epoch has; the last one may be short. */
    static int count(TrainingRecipe recipe, TrainingFaces faces) {
        return (faces.size() + recipe.batchSize() - 1) / recipe.batchSize();
    }

    /** The next batch, valid until the next call. */
    FaceBatch next() {
        FaceBatch batch = upcoming.join();
        next++;
        if (next < count(recipe, faces)) {
            upcoming = prepare(next);
        }
        return batch;
    }

    private CompletableFuture<FaceBatch> prepare(int number) {
        return CompletableFuture.supplyAsync(() -> fill(buffers[number % 2].clear(), number), executor);
    }

    private FaceBatch fill(FaceBatch batch, int number) {
        RandomGenerator random = new RandomStreams(recipe.seed()).stream("augmentation", number, epoch);
        int to = Math.min((number + 1) * recipe.batchSize(), order.length);
        for (int i = number * recipe.batchSize(); i < to; i++) {
            int offset = claim(batch, order[i]);
            recipe.augmentation().write(faces.image(order[i]), batch.side(), batch.pixels(), offset, random);
        }
        return batch;
    }

    /** Takes a place in the batch for a face and writes its targets, of which smoothing spreads a part evenly. */
    private int claim(FaceBatch batch, int face) {
        float smoothing = (float) recipe.labelSmoothing();
        int offset = batch.claim(faces.label(face), 0);
        int row = (batch.size() - 1) * Emotion.COUNT;
        for (Emotion emotion : classes) {
            batch.targets()[row + emotion.label()] =
                    smoothing / classes.size() + (1 - smoothing) * faces.target(face, emotion.label());
        }
        return offset;
    }
}
