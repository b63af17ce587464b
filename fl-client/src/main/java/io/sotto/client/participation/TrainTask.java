package io.sotto.client.participation;

import io.sotto.model.train.Configuration;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.TrainingTerms;
import java.time.Duration;

/**
 * What the coordinator asks of a device in one round.
 *
 * @param name the attempt; a round that failed is run again under another name
 * @param model where training starts
 * @param deadline after so long, counted from the moment the task came, an advertisement comes too late
 * @param seed names the random streams of training, together with the round; not a secret
 */
public record TrainTask(RoundId name, ModelReference model, TrainingPlan plan, Duration deadline, long seed) {
    /** 1 is the first. */
    public int round() {
        return name.round();
    }

    /** Whether both ask for the same training, whichever the attempt. */
    public boolean trainsLike(TrainTask other) {
        return round() == other.round() && model.equals(other.model) && plan.equals(other.plan) && seed == other.seed;
    }

    /** What this device trains with, as it computes it itself. */
    public TrainingTerms terms() {
        return new TrainingTerms(
                Digest.of(model.sha256().toBytes()),
                Digest.of(new Configuration(model.network(), plan).sha256().toBytes()),
                plan.epochs(),
                plan.learningRate());
    }
}
