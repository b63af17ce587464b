package io.sotto.client.participation;

import io.sotto.model.ParameterVector;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import io.sotto.model.train.TrainingReport;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.message.RoundId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Small values for tests of the machine. */
public final class Samples {
    public static final ParameterVector GLOBAL = ParameterVector.of(TinyModel.LAYOUT, new float[] {1, 2, 3});
    public static final ModelReference MODEL =
            new ModelReference("tiny", TinyModel.LAYOUT.sha256(), GLOBAL.sha256(), 4L * GLOBAL.length());
    public static final LocalUpdate UPDATE = new LocalUpdate(GLOBAL, new TrainingReport(9, 3, 1.5));
    public static final ParticipationEvent.Trained TRAINED =
            new ParticipationEvent.Trained(UPDATE, new LossChange(1.9, 1.5, 9));

    private Samples() {}

    public static RoundId name(int round) {
        return new RoundId(Digest.sha256(new byte[] {1}), round, 1);
    }

    public static StepTask step(int round, RoundStep step) {
        return new StepTask(name(round), step);
    }

    /** What either side says in a step, as far as the machine can tell. */
    public static StepMessage message(int round, RoundStep step) {
        return new StepMessage(name(round), step, new byte[] {(byte) step.ordinal()});
    }

    public static ParticipationEvent prepared(StepMessage message) {
        return new ParticipationEvent.Prepared(message, MODEL.sha256(), Optional.empty(), List.of());
    }

    public static TrainTask task(int round) {
        TrainingPlan plan = new TrainingPlan(1, 32, 0.05, 0, true, new Optimiser.Sgd(0.9, 0));
        return new TrainTask(name(round), MODEL, plan, Duration.ofMinutes(5), 7);
    }
}
