package io.sotto.simulation.engine;

import io.sotto.client.participation.LocalRound;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.model.EmotionModel;
import io.sotto.model.ParameterVector;
import io.sotto.model.train.TrainingPlan;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.TaskId;
import java.util.function.IntFunction;

/**
 * The device's own local round, on a virtual client's faces. Thread-safe.
 *
 * @param plans how clients train in a round, 1 the first
 */
record ClientTraining(VirtualClients clients, IntFunction<TrainingPlan> plans) {
    /** How clients train in the round of this attempt. */
    TrainingPlan plan(TaskId task) {
        return plans.apply(task.round());
    }

    /** @param model belongs to the calling worker */
    LocalUpdate train(EmotionModel model, ClientId client, TaskId task, ParameterVector global, long seed) {
        return LocalRound.run(
                model,
                global,
                clients.faces(client),
                plan(task),
                LocalRound.randomStream(seed, client.number(), task.round()));
    }
}
