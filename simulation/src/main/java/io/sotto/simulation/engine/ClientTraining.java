package io.sotto.simulation.engine;

import io.sotto.client.participation.LocalRound;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.model.EmotionModel;
import io.sotto.model.ParameterVector;
import io.sotto.model.train.TrainingPlan;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.TaskId;

/** The device's own local round, on a virtual client's faces. Thread-safe. */
record ClientTraining(VirtualClients clients, TrainingPlan plan) {
    /** @param model belongs to the calling worker */
    LocalUpdate train(EmotionModel model, ClientId client, TaskId task, ParameterVector global, long seed) {
        return LocalRound.run(
                model,
                global,
                clients.faces(client),
                plan,
                LocalRound.randomStream(seed, client.number(), task.round()));
    }
}
