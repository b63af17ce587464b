package io.sotto.simulation.engine;

import io.sotto.model.FaceSet;
import io.sotto.model.ParameterVector;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.simulation.engine.RoundRecord.Score;
import io.sotto.simulation.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how good the model is after a round, and whether that is good enough to stop. */
final class RoundJudge {
    private final Scenario scenario;
    private final ParallelEvaluator evaluator;
    private final FaceSet publicTest;

    RoundJudge(Scenario scenario, ParallelEvaluator evaluator, FaceSet publicTest) {
        this.scenario = scenario;
        this.evaluator = evaluator;
        this.publicTest = publicTest;
    }

    /** The score of a round's model; null if this round is not evaluated. */
    @Nullable
    Score score(int round, ParameterVector model) {
        if (round % scenario.evaluateEvery() != 0 && round != scenario.rounds()) {
            return null;
        }
        Evaluation evaluation = evaluator.evaluate(model, publicTest);
        return new Score(evaluation.accuracy(), evaluation.macroF1(), evaluation.meanCrossEntropy());
    }

    /** Whether the model of a round is as good as was asked for. */
    boolean reachesTarget(RoundRecord round) {
        Double target = scenario.stopAt();
        Score score = round.score();
        return target != null && score != null && score.accuracy() >= target;
    }

    /** Whether a run that has come so far needs no further round. */
    boolean isOver(List<RoundRecord> rounds) {
        return rounds.size() >= scenario.rounds()
                || (!rounds.isEmpty() && reachesTarget(rounds.get(rounds.size() - 1)));
    }
}
