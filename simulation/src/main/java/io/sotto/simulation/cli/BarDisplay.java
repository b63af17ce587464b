package io.sotto.simulation.cli;

import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.engine.RoundRecord.Score;
import io.sotto.simulation.engine.RunProgress;
import io.sotto.simulation.local.PreparedRun;
import io.sotto.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar that moves with each client's update and shows the last accuracy, the loss and the remaining time. */
final class BarDisplay implements RunDisplay {
    private static final int REFRESH_MILLIS = 500;

    private final ProgressBar bar;
    private final int rounds;
    private String accuracy = "";

    /** @param done the rounds that were run before */
    BarDisplay(PreparedRun prepared, List<RoundRecord> done) {
        Scenario scenario = prepared.scenario();
        int cohort = scenario.cohortSize(prepared.partition().clientsWithFaces().size());
        double secondsBefore = done.stream().mapToDouble(RoundRecord::seconds).sum();
        rounds = scenario.rounds();
        bar = new ProgressBarBuilder()
                .setTaskName("clients")
                .setInitialMax((long) rounds * cohort)
                .startsFrom((long) done.size() * cohort, Duration.ofMillis((long) (1000 * secondsBefore)))
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .build();
    }

    @Override
    public void clientCounted(int round) {
        bar.step();
    }

    @Override
    public void roundCommitted(RunProgress progress) {
        RoundRecord last = progress.rounds().get(progress.rounds().size() - 1);
        Score score = last.score();
        if (score != null) {
            accuracy = ", accuracy %.1f %%".formatted(100 * score.accuracy());
        }
        bar.setExtraMessage(" round %d/%d, loss %.3f%s".formatted(last.round(), rounds, last.trainingLoss(), accuracy));
    }

    @Override
    public void close() {
        bar.close();
    }
}
