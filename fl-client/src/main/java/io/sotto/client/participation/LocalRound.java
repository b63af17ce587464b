package io.sotto.client.participation;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceSet;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.train.LocalTrainer;
import io.sotto.model.train.TrainingPlan;
import java.util.random.RandomGenerator;

/**
 * What a device does between fetching a model and submitting its update: ClientUpdate of federated averaging (McMahan et
 * al. 2017, algorithm 1). The result depends on the arguments alone.
 */
public final class LocalRound {
    private LocalRound() {}

    /**
     * Trains from the global parameters on this device's faces.
     *
     * @param model runs the training; what it held before does not matter, and it holds the local parameters afterwards
     * @param global where training starts; of the model's layout
     * @param faces 1 or more
     * @param random see {@link #randomStream}
     * @throws IllegalArgumentException if the layouts differ or there is no face
     */
    public static LocalUpdate run(
            EmotionModel model, ParameterVector global, FaceSet faces, TrainingPlan plan, RandomGenerator random) {
        return run(model, global, faces, new LocalTrainer(plan), random);
    }

    /** The same with a trainer that may tell how far it is. */
    public static LocalUpdate run(
            EmotionModel model, ParameterVector global, FaceSet faces, LocalTrainer trainer, RandomGenerator random) {
        model.load(global);
        var report = trainer.train(model, faces, random);
        return new LocalUpdate(model.parameters().minus(global), report);
    }

    /**
     * The random stream of one client's training in one round.
     *
     * @param seed the run's, as the coordinator names it
     * @param client tells simulated clients of one run apart
     * @param round 1 is the first
     */
    public static RandomGenerator randomStream(long seed, long client, int round) {
        return new RandomStreams(seed).stream("local-training", client, round);
    }
}
