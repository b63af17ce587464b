package io.sotto.server.evaluate;

import io.sotto.model.ParameterVector;
import io.sotto.model.evaluate.EvaluationFigures;
import java.util.Optional;

/** Evaluates global models, all on one thread. */
public interface ModelEvaluation extends AutoCloseable {
    /** The figures of a model; empty where there are no faces to evaluate on. */
    Optional<EvaluationFigures> evaluate(ParameterVector parameters);

    /** Gives native memory back, on the thread that evaluates. */
    @Override
    void close();

    /** For a coordinator without faces. */
    static ModelEvaluation none() {
        return new ModelEvaluation() {
            @Override
            public Optional<EvaluationFigures> evaluate(ParameterVector parameters) {
                return Optional.empty();
            }

            @Override
            public void close() {}
        };
    }
}
