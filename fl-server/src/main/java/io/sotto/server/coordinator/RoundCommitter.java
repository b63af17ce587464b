package io.sotto.server.coordinator;

import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.server.evaluate.ModelEvaluation;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.store.RoundRecord;
import io.sotto.server.store.RunStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Evaluates and stores what a round has made, beside the event loop. */
record RoundCommitter(RunStore store, ModelEvaluation evaluation, Executor background) {
    /** @param elapsed the time since the round began, asked when all else is done */
    CompletableFuture<RoundRecord> commit(RoundSummary summary, GlobalModel model, Supplier<Duration> elapsed) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Optional<EvaluationFigures> figures = evaluation.evaluate(model.parameters());
                    RoundRecord round = record(summary, model, figures, elapsed.get());
                    store.commit(round, model.parameters());
                    return round;
                },
                background);
    }

    private static RoundRecord record(
            RoundSummary summary, GlobalModel model, Optional<EvaluationFigures> figures, Duration elapsed) {
        Map<String, Integer> refused =
                summary.refused().values().stream().collect(Collectors.toMap(Refusal::name, reason -> 1, Integer::sum));
        return new RoundRecord(
                summary.task().round(),
                summary.task().attempt(),
                summary.cohortSize(),
                summary.counted().size(),
                refused,
                summary.missing().size(),
                summary.figures().faceCount(),
                summary.figures().meanLoss(),
                model.sha256(),
                figures,
                elapsed.toMillis() / 1000.0);
    }
}
