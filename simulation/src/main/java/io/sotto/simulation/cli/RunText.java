package io.sotto.simulation.cli;

import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.engine.RoundRecord.Score;
import io.sotto.simulation.local.FaceSplits;
import io.sotto.simulation.local.PreparedRun;
import io.sotto.simulation.partition.PartitionStatistics;
import io.sotto.simulation.report.RunSummary;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.scenario.SecureAggregation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a simulation tells a person, line by line. */
final class RunText {
    private RunText() {}

    /** What is about to run. */
    static List<String> head(PreparedRun prepared, int roundsDone) {
        Scenario scenario = prepared.scenario();
        FaceSplits faces = prepared.faces();
        PartitionStatistics statistics = prepared.partition().statistics();
        int participants = scenario.clients() - statistics.emptyClients();
        List<String> lines = new ArrayList<>();
        lines.add("faces    %s: %,d to train on, %,d to evaluate on"
                .formatted(
                        faces.origin(),
                        faces.training().size(),
                        faces.publicTest().size()));
        lines.add("clients  %d, %s: %d to %d faces, %.1f classes a client%s"
                .formatted(
                        scenario.clients(),
                        scenario.partition().word(),
                        statistics.smallest(),
                        statistics.largest(),
                        statistics.labelsPerClient(),
                        statistics.emptyClients() == 0
                                ? ""
                                : "; %d without a face never take part".formatted(statistics.emptyClients())));
        lines.add("rounds   %d of %d clients%s"
                .formatted(
                        scenario.rounds(),
                        scenario.cohortSize(participants),
                        roundsDone == 0 ? "" : "; going on after round " + roundsDone));
        lines.add("network  %s, %,d parameters, on %s"
                .formatted(
                        scenario.network().name(),
                        scenario.network().layout().trainedLength(),
                        prepared.engine().description()));
        lines.add(sum(scenario.secureAggregation()));
        return lines;
    }

    /** How updates are summed, and what is given up where they are not masked. */
    private static String sum(SecureAggregation secureAggregation) {
        return "sums     "
                + (secureAggregation == SecureAggregation.ON
                        ? "under masks, as between processes"
                        : "IN CLEAR: each client's update, sample count and loss lie open to whoever sums them; clipping and"
                                + " rounding are left out. Only simulations can do this");
    }

    /** What came of a round. */
    static String round(RoundRecord round) {
        Score score = round.score();
        return "round %4d  %3d clients  %,7d faces  loss %.4f%s%s  %.1f s"
                .formatted(
                        round.round(),
                        round.clients(),
                        round.faces(),
                        round.trainingLoss(),
                        score == null
                                ? ""
                                : "  PublicTest: accuracy %.2f %%, macro-F1 %.2f %%, loss %.4f"
                                        .formatted(100 * score.accuracy(), 100 * score.macroF1(), score.loss()),
                        round.refused() == 0 ? "" : "  %d refused".formatted(round.refused()),
                        round.seconds());
    }

    /** What came of the run. */
    static List<String> summary(RunSummary summary, Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%d rounds in %s, %,d faces trained on"
                .formatted(summary.rounds(), duration(summary.seconds()), summary.trainedFaces()));
        addFigures(lines, "PublicTest", summary.publicTest());
        addFigures(lines, "PrivateTest", summary.privateTest());
        addFigures(lines, "  no duplicates", summary.privateTestWithoutDuplicates());
        lines.add("%-15s  %s".formatted("model SHA-256", summary.modelSha256()));
        lines.add("%-15s  %s".formatted("run folder", folder));
        return lines;
    }

    private static void addFigures(List<String> lines, String name, @Nullable EvaluationFigures figures) {
        if (figures == null) {
            return;
        }
        String recall = figures.recall().entrySet().stream()
                .map(entry -> "%s %.0f".formatted(entry.getKey(), 100 * entry.getValue()))
                .collect(Collectors.joining(", "));
        lines.add("%-15s  accuracy %.2f %%, macro-F1 %.2f %%; recall in %%: %s"
                .formatted(name, 100 * figures.accuracy(), 100 * figures.macroF1(), recall));
    }

    private static String duration(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return "%d:%02d:%02d h".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
