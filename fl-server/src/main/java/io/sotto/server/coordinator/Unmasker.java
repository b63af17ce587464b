package io.sotto.server.coordinator;

import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.server.masking.MaskedRound;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/** Takes the masks off a round's sum, beside the event loop and on all cores. */
record Unmasker(Primitives primitives, Executor background) {
    /** Completed exceptionally with a {@link io.sotto.privacy.secagg.RoundAbortedException} if the round is lost. */
    CompletableFuture<RoundResult> unmask(MaskedRound round, GlobalModel global, TrainingPlan training) {
        int workers = Runtime.getRuntime().availableProcessors();
        return CompletableFuture.supplyAsync(
                () -> RoundResult.of(global, training, round.unmask(ForkJoinPool.commonPool(), workers), primitives),
                background);
    }
}
