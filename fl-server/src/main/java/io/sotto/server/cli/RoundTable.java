package io.sotto.server.cli;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.server.CoordinatorServer;
import io.sotto.server.ServerConfig;
import io.sotto.server.coordinator.RunObserver;
import io.sotto.server.round.Ending;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.TaskId;
import io.sotto.server.store.RoundRecord;
import io.sotto.server.tls.TlsFiles;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints a row a round. Thread-safe as its writer is. */
final class RoundTable implements RunObserver {
    private static final String HEADINGS = "%5s %8s %8s %8s %8s %9s %9s %11s %8s"
            .formatted(
                    "round", "clients", "updates", "refused", "missing", "accuracy", "loss", "train loss", "seconds");

    private final PrintWriter out;

    RoundTable(PrintWriter out) {
        this.out = out;
    }

    void begin(CoordinatorServer server, ServerConfig config) {
        print("listening on %s:%d; clients need %s"
                .formatted(config.host(), server.port(), new TlsFiles(config.directory()).authority()));
        print("%d rounds of %s; waiting for %d clients"
                .formatted(
                        config.plan().rounds().rounds(),
                        config.network().name(),
                        config.plan().rounds().minClients()));
        print(HEADINGS);
    }

    void end(CoordinatorServer server, Ending ending) {
        String why = switch (ending) {
            case COMPLETED -> "done";
            case TARGET_REACHED -> "done: the target accuracy is reached";
            case GAVE_UP -> "gave up: a round failed too often in a row; the model is that of the round before";
        };
        print(why + "; model " + server.model().sha256());
    }

    void stopped() {
        print("stopped; the same command goes on after the last round above");
    }

    @Override
    public void began(TaskId task, int cohortSize) {}

    @Override
    public void failed(RoundSummary summary, String reason) {
        print("%5d failed in attempt %d: %s; %d refused %s, %d missing of %d clients; the model is unchanged"
                .formatted(
                        summary.task().round(),
                        summary.task().attempt(),
                        reason,
                        summary.refused().size(),
                        new TreeMap<>(summary.refused()),
                        summary.missing().size(),
                        summary.cohortSize()));
    }

    @Override
    public void complained(TaskId task, Map<IdentityKey, Integer> complaints) {
        new TreeMap<>(complaints)
                .forEach((client, count) ->
                        print("%5d: the shares of client %s could not be read by %d of its neighbours"
                                .formatted(task.round(), client.abbreviated(), count)));
    }

    @Override
    public void committed(RoundRecord round) {
        print(row(round));
    }

    @Override
    public void ended(Ending ending) {}

    static String row(RoundRecord round) {
        String accuracy = round.evaluation()
                .map(figures -> String.format(Locale.ROOT, "%.1f %%", 100 * figures.accuracy()))
                .orElse("-");
        String loss = round.evaluation()
                .map(figures -> String.format(Locale.ROOT, "%.4f", figures.meanCrossEntropy()))
                .orElse("-");
        return String.format(
                Locale.ROOT,
                "%5d %8d %8d %8d %8d %9s %9s %11.4f %8.1f",
                round.round(),
                round.clients(),
                round.updates(),
                round.refusals(),
                round.missing(),
                accuracy,
                loss,
                round.trainingLoss(),
                round.seconds());
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
