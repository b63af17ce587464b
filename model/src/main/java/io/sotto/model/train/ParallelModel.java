package io.sotto.model.train;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * A model that learns from the parts of each batch at the same time, one copy and thread a part. Each copy takes its step
 * from the same parameters and the same momentum, and both are then averaged, weighted by faces: since a step of stochastic
 * gradient descent is linear in the gradient, that is the step by the whole batch's mean gradient. Batch normalisation sees
 * each part by itself (Hoffer et al. 2017), and running statistics follow the parts' mean. The average is taken in the order
 * of the parts, so the result depends on their number and on no timing. For one calling thread.
 */
public final class ParallelModel implements EmotionModel {
    private final List<Part> parts;

    /** A copy of the model with its thread, and room for its share of a batch. */
    private static final class Part {
        final ExecutorService thread;
        final EmotionModel model;
        FaceBatch batch = new FaceBatch(1, 8);

        Part(Supplier<EmotionModel> models) {
            this.thread = Executors.newSingleThreadExecutor(task -> {
                Thread made = new Thread(task, "part of a batch");
                made.setDaemon(true);
                return made;
            });
            this.model = join(thread.submit(models::get));
        }

        void take(FaceBatch whole, int from, int to) {
            if (batch.capacity() < to - from || batch.side() != whole.side()) {
                batch = new FaceBatch(to - from, whole.side());
            }
            batch.take(whole, from, to);
        }
    }

    /**
     * @param models makes one model after another, all of the same network, learning by stochastic gradient descent; each is
     *     made, used and closed by a thread of its own
     * @param count how many, 1 or more
     */
    public ParallelModel(Supplier<EmotionModel> models, int count) {
        List<Part> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(new Part(models));
        }
        this.parts = List.copyOf(made);
    }

    @Override
    public ParameterLayout layout() {
        return first().layout();
    }

    @Override
    public int inputSide() {
        return first().inputSide();
    }

    @Override
    public ParameterVector parameters() {
        return first().parameters();
    }

    @Override
    public void load(ParameterVector parameters) {
        restore(parameters, OptimiserState.fresh());
    }

    @Override
    public OptimiserState optimiserState() {
        return first().optimiserState();
    }

    @Override
    public void restore(ParameterVector parameters, OptimiserState state) {
        onEach(parts, part -> {
            part.model.restore(parameters, state);
            return state;
        });
    }

    @Override
    public void freezeStatistics(boolean frozen) {
        onEach(parts, part -> {
            part.model.freezeStatistics(frozen);
            return frozen;
        });
    }

    @Override
    public float step(FaceBatch batch, float learningRate, long seed) {
        List<Part> used = divide(batch);
        List<Stepped> steps = onEach(used, part -> {
            float loss = part.model.step(part.batch, learningRate, seed + parts.indexOf(part));
            return new Stepped(
                    (double) part.batch.size() / batch.size(),
                    loss,
                    part.model.parameters().toArray(),
                    part.model.optimiserState().toArray());
        });
        restore(
                ParameterVector.of(layout(), mean(steps, Stepped::parameters)),
                OptimiserState.of(mean(steps, Stepped::state)));
        return (float)
                steps.stream().mapToDouble(step -> step.share() * step.loss()).sum();
    }

    @Override
    public float[] predict(FaceBatch batch) {
        List<Part> used = divide(batch);
        List<float[]> answers = onEach(used, part -> part.model.predict(part.batch));
        float[] all = new float[batch.size() * Emotion.COUNT];
        int done = 0;
        for (float[] answer : answers) {
            System.arraycopy(answer, 0, all, done, answer.length);
            done += answer.length;
        }
        return all;
    }

    @Override
    public void close() {
        onEach(parts, part -> {
            part.model.close();
            return part;
        });
        parts.forEach(part -> part.thread.shutdown());
    }

    /** What one part's step gave. */
    private record Stepped(double share, float loss, float[] parameters, float[] state) {}

    private interface Numbers {
        float[] of(Stepped step);
    }

    /** What is the same in all parts stays the same bits. */
    private static float[] mean(List<Stepped> steps, Numbers numbers) {
        float[] base = numbers.of(steps.get(0));
        float[] mean = base.clone();
        for (Stepped step : steps.subList(1, steps.size())) {
            float share = (float) step.share();
            float[] other = numbers.of(step);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += share * (other[i] - base[i]);
            }
        }
        return mean;
    }

    /** Gives each part its faces, as many as the others or one more; small batches leave some parts without. */
    private List<Part> divide(FaceBatch batch) {
        int count = Math.min(parts.size(), batch.size());
        if (count == 0) {
            throw new IllegalArgumentException("batch of 0 faces: expected 1 or more");
        }
        for (int i = 0; i < count; i++) {
            parts.get(i).take(batch, i * batch.size() / count, (i + 1) * batch.size() / count);
        }
        return parts.subList(0, count);
    }

    private interface Task<T> {
        T on(Part part);
    }

    private static <T> List<T> onEach(List<Part> parts, Task<T> task) {
        List<Future<T>> futures = new ArrayList<>();
        for (Part part : parts) {
            Callable<T> call = () -> task.on(part);
            futures.add(part.thread.submit(call));
        }
        return futures.stream().map(ParallelModel::join).toList();
    }

    private EmotionModel first() {
        return parts.get(0).model;
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while parts of a batch were learned", e);
        }
    }
}
