package io.sotto.server.evaluate;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceSet;
import io.sotto.model.ParameterVector;
import io.sotto.model.engine.Engine;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.model.evaluate.Evaluator;
import io.sotto.model.network.Network;
import io.sotto.model.train.Optimiser;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates on faces of the coordinator's own. Belongs to one thread, which makes the network and closes it. */
public final class FaceSetEvaluation implements ModelEvaluation {
    private static final int BATCH_SIZE = 64;

    private final Engine engine;
    private final Network network;
    private final FaceSet faces;
    private final Evaluator evaluator = new Evaluator(BATCH_SIZE);
    private @Nullable EmotionModel model;

    /** @param faces 1 or more */
    public FaceSetEvaluation(Engine engine, Network network, FaceSet faces) {
        this.engine = engine;
        this.network = network;
        this.faces = faces;
    }

    @Override
    public Optional<EvaluationFigures> evaluate(ParameterVector parameters) {
        if (model == null) {
            // It never trains; an engine asks for an optimiser all the same.
            model = engine.create(network, new Optimiser.Sgd(0, 0));
        }
        model.load(parameters);
        return Optional.of(EvaluationFigures.of(evaluator.evaluate(model, faces)));
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
            model = null;
        }
    }
}
