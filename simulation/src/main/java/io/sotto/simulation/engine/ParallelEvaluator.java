package io.sotto.simulation.engine;

import io.sotto.model.FaceSet;
import io.sotto.model.ParameterVector;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.model.evaluate.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Evaluates parameters on all workers at once. The faces are cut into parts of a fixed size and the parts' figures are
 * added in their order, so the result does not depend on the number of workers.
 */
public final class ParallelEvaluator {
    private static final int FACES_A_PART = 256;
    private static final int BATCH_SIZE = 64;

    private final Workers workers;

    public ParallelEvaluator(Workers workers) {
        this.workers = workers;
    }

    /** @param faces 1 or more */
    public Evaluation evaluate(ParameterVector parameters, FaceSet faces) {
        List<CompletableFuture<Evaluation>> parts = new ArrayList<>();
        for (int from = 0; from < faces.size(); from += FACES_A_PART) {
            int[] rows = IntStream.range(from, Math.min(from + FACES_A_PART, faces.size()))
                    .toArray();
            parts.add(workers.submit(model -> {
                model.load(parameters);
                return new Evaluator(BATCH_SIZE).evaluate(model, faces.subset(rows));
            }));
        }
        return parts.stream()
                .map(CompletableFuture::join)
                .reduce(Evaluation::plus)
                .orElseThrow();
    }
}
