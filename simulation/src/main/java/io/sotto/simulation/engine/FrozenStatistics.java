package io.sotto.simulation.engine;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.server.round.Aggregation;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.RoundEvent;
import io.sotto.server.round.RoundStep;
import io.sotto.server.round.TaskId;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Another summation, after which running statistics are what they were in the rounds in which clients keep them: their
 * updates are zero there, and what masks' rounding would make of zeros is left out. For the driving thread.
 */
final class FrozenStatistics implements Summation {
    private final Summation summation;
    private final IntPredicate frozen;
    private @Nullable ParameterVector kept;

    /** @param frozen in which rounds, 1 the first */
    FrozenStatistics(Summation summation, IntPredicate frozen) {
        this.summation = summation;
        this.frozen = frozen;
    }

    @Override
    public Aggregation aggregation() {
        return summation.aggregation();
    }

    @Override
    public void begin(TaskId task, ParameterVector global) {
        kept = frozen.test(task.round()) ? global : null;
        summation.begin(task, global);
    }

    @Override
    public Errand training(ClientId client, TaskId task, ParameterVector global, long seed) {
        return summation.training(client, task, global, seed);
    }

    @Override
    public Errand step(ClientId client, TaskId task, RoundStep step) {
        return summation.step(client, task, step);
    }

    @Override
    public RoundEvent close(TaskId task, RoundStep step) {
        return summation.close(task, step);
    }

    @Override
    public ParameterVector next() {
        ParameterVector next = summation.next();
        return kept == null ? next : withStatistics(next, kept);
    }

    private static ParameterVector withStatistics(ParameterVector next, ParameterVector kept) {
        float[] values = next.toArray();
        for (ParameterLayout.Entry entry : next.layout().entries()) {
            for (int i = entry.offset(); !entry.role().isTrained() && i < entry.offset() + entry.length(); i++) {
                values[i] = kept.get(i);
            }
        }
        return ParameterVector.of(next.layout(), values);
    }
}
