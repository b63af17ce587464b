package io.sotto.simulation.engine;

import io.sotto.client.participation.LocalRound;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.model.EmotionModel;
import io.sotto.model.ParameterVector;
import io.sotto.model.train.TrainingPlan;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.TaskId;
import java.util.function.IntPredicate;

/**
 * The device's own local round, on a virtual client's faces. Thread-safe.
 *
 * @param frozenStatistics in which rounds, 1 the first, running statistics are used and kept
 */
record ClientTraining(VirtualClients clients, TrainingPlan plan, IntPredicate frozenStatistics) {
    /** @param model belongs to the calling worker */
    LocalUpdate train(EmotionModel model, ClientId client, TaskId task, ParameterVector global, long seed) {
        model.freezeStatistics(frozenStatistics.test(task.round()));
        return LocalRound.run(
                model,
                global,
                clients.faces(client),
                plan,
                LocalRound.randomStream(seed, client.number(), task.round()));
    }
}
