package io.sotto.client.participation;

import io.sotto.model.train.TrainingPlan;
import java.time.Duration;

/**
 * What the coordinator asks of a device in one round.
 *
 * @param round 1 is the first
 * @param attempt counts the attempts at a round, since a round that failed is run again; 1 is the first
 * @param model where training starts
 * @param deadline after so long, counted from the moment the task came, an update comes too late
 * @param seed names the random streams of training, together with the round; not a secret
 */
public record TrainTask(
        int round, int attempt, ModelReference model, TrainingPlan plan, Duration deadline, long seed) {}
