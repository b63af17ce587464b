package io.sotto.client.device;

import io.sotto.client.participation.LocalRound;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.LossChange;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.TrainTask;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceSet;
import io.sotto.model.ParameterVector;
import io.sotto.model.engine.Engine;
import io.sotto.model.evaluate.Evaluator;
import io.sotto.model.network.Architecture;
import io.sotto.model.train.LocalTrainer;
import io.sotto.model.train.Optimiser;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains on the faces of this device. Keeps one model from round to round, since building one costs more than a step. Not
 * thread-safe; closing it frees the model's native memory.
 */
public final class DeviceTraining implements LocalTraining, AutoCloseable {
    /** So many faces tell well enough how the loss changed, and cost little beside the training. */
    private static final int MOST_FACES_FOR_LOSS = 256;

    private static final int EVALUATION_BATCH = 64;

    private record Kind(String network, Optimiser optimiser) {}

    private final Engine engine;
    private final FaceSet faces;
    private final FaceSet facesForLoss;
    private final long client;
    private final DoubleConsumer progress;
    private final Evaluator evaluator = new Evaluator(EVALUATION_BATCH);
    private @Nullable Kind kind;
    private @Nullable EmotionModel model;
    /** A round that failed is run again with the same training: its result is here already. */
    private @Nullable TrainTask lastTask;

    private ParticipationEvent.@Nullable Trained lastTrained;

    /**
     * @param faces 1 or more
     * @param client tells the random streams of devices apart
     * @param progress hears which share of a training is done, above 0 to 1
     */
    public DeviceTraining(Engine engine, FaceSet faces, long client, DoubleConsumer progress) {
        this.engine = engine;
        this.faces = faces;
        this.facesForLoss = spread(faces, MOST_FACES_FOR_LOSS);
        this.client = client;
        this.progress = progress;
    }

    @Override
    public ParticipationEvent.Trained train(TrainTask task, ParameterVector global) throws InterruptedException {
        if (lastTask != null && lastTrained != null && lastTask.trainsLike(task)) {
            return lastTrained;
        }
        EmotionModel trained =
                modelFor(new Kind(task.model().network(), task.plan().optimiser()));
        trained.load(global);
        double before = loss(trained);
        LocalUpdate update = update(task, trained, global);
        lastTask = task;
        lastTrained =
                new ParticipationEvent.Trained(update, new LossChange(before, loss(trained), facesForLoss.size()));
        return lastTrained;
    }

    private LocalUpdate update(TrainTask task, EmotionModel trained, ParameterVector global)
            throws InterruptedException {
        try {
            return LocalRound.run(
                    trained,
                    global,
                    faces,
                    new LocalTrainer(task.plan(), this::stepDone),
                    LocalRound.randomStream(task.seed(), client, task.round()));
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        }
    }

    /** A training ends at the step at which its thread is interrupted. */
    private void stepDone(double share) {
        if (Thread.interrupted()) {
            throw new CancellationException("interrupted with %.0f %% of a training done".formatted(100 * share));
        }
        progress.accept(share);
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
            model = null;
        }
    }

    private EmotionModel modelFor(Kind wanted) {
        EmotionModel held = model;
        if (held != null && wanted.equals(kind)) {
            return held;
        }
        close();
        EmotionModel fresh = engine.create(Architecture.networkNamed(wanted.network()), wanted.optimiser());
        model = fresh;
        kind = wanted;
        return fresh;
    }

    private double loss(EmotionModel evaluated) {
        return evaluator.evaluate(evaluated, facesForLoss).meanCrossEntropy();
    }

    /** Up to so many faces, evenly spread over all. */
    private static FaceSet spread(FaceSet faces, int most) {
        int count = Math.min(most, faces.size());
        return faces.subset(IntStream.range(0, count)
                .map(i -> (int) ((long) i * faces.size() / count))
                .toArray());
    }
}
