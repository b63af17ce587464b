package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.FaceBatch;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Usage;
import io.sotto.model.train.TrainingRecipe.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochBatchesTest {
    private static final TrainingRecipe RECIPE = new TrainingRecipe(
            "small+batch",
            1,
            16,
            new OneCycle(0.1, 0.3),
            new Optimiser.Sgd(0.9, 0),
            0.1,
            0.9,
            List.of(new Stage(1, 32)),
            new Augmentation(10, 0.1, 0.12, 0.2, 0.2, 0.5, 0.25),
            7);

    /** Whoever trains on a batch waits for the following one alone that the executor has not yet come to. */
    @Test
    void next_batchInHand_theFollowingIsMadeBesideWithoutTouchingIt() {
        Deque<Runnable> beside = new ArrayDeque<>();
        TrainingFaces faces = TrainingFaces.of(FaceSource.read("synthetic:100").requireFaces(Usage.TRAINING));
        EpochBatches batches = new EpochBatches(RECIPE, faces, 0, beside::add);
        beside.remove().run();
        FaceBatch inHand = batches.next();
        float[] pixels = inHand.pixels().clone();

        assertThat(beside).hasSize(1);
        beside.remove().run();

        assertThat(inHand.pixels()).isEqualTo(pixels);
        assertThat(batches.next().pixels()).isNotEqualTo(pixels);
    }
}
