package io.sotto.bench.secagg;

import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.secagg.UnmaskedSum;
import io.sotto.privacy.secagg.parameter.Adversary;
import io.sotto.privacy.secagg.parameter.TrustModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Rounds of secure aggregation in memory, two cores, medians after a warm-up: a row a case, with its target, the figure
 * it beats, and the least time that the machine's own AES, X25519 and Ed25519 leave. Sums are checked.
 */
@Command(name = "SecureAggregation", mixinStandardHelpOptions = true, sortOptions = false)
public final class SecureAggregation implements Callable<Integer> {
    private static final String ROW = "%-50s %10s %9s %-26s %s%n";
    private static final Scenario HUNDRED = new Scenario(100, 100_000, TrustModel.STANDARD, 0.1);
    private static final Scenario THOUSAND =
            new Scenario(1000, 100_000, new TrustModel(Adversary.HONEST_BUT_CURIOUS, 0.2, 0.3), 0.3);
    private static final Scenario CLIENT = new Scenario(100, 294_615, TrustModel.STANDARD, 0);
    private static final Scenario LARGEST = new Scenario(5000, 1000, TrustModel.STANDARD, 0.1);
    private static final Scenario LARGE = new Scenario(1000, 1_165_159, TrustModel.STANDARD, 0.02);

    /** What to measure. */
    public enum Case {
        /** The rates of the machine's primitives. */
        MACHINE,
        /** The server with 100 clients. */
        SERVER_100,
        /** The server with 1000 clients. */
        SERVER_1000,
        /** One client among 100, and what it sends. */
        CLIENT,
        /** A round of 1000 clients in one heap; run it with a small -Xmx. */
        HEAP,
        /** A whole round of 5000 clients, the most there may be. */
        LARGEST
    }

    @Option(names = "--case", split = ",", description = "${COMPLETION-CANDIDATES} (default: all but HEAP and LARGEST)")
    private Case[] cases = {Case.MACHINE, Case.SERVER_100, Case.SERVER_1000, Case.CLIENT};

    @Option(names = "--turns", defaultValue = "7", description = "rounds that count (default ${DEFAULT-VALUE})")
    private int turns;

    private MachineRates rates = new MachineRates(1, 1, 1);

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SecureAggregation())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() {
        rates = MachineRates.measured();
        System.out.printf(ROW, "case", "measured", "target", "beats", "machine's limit");
        try (Cores cores = new Cores()) {
            for (Case one : cases) {
                run(one, cores);
            }
        }
        return 0;
    }

    private void run(Case one, Cores cores) {
        switch (one) {
            case MACHINE -> machine();
            case SERVER_100 ->
                server("server, n=100, d=100,000, 10 % drop", HUNDRED, cores, "0.1 s", "Flower 9.9 s", turns);
            case SERVER_1000 ->
                server(
                        "server, n=1000, k=140, t=67, d=100,000, 30 % drop",
                        THOUSAND, cores, "3 s", "Bonawitz et al. 414 s", 1);
            case CLIENT -> client(cores);
            case HEAP -> heap(cores);
            case LARGEST -> largest(cores);
        }
    }

    private void machine() {
        row("one core: AES-256-CTR", "%.1f GB/s".formatted(rates.streamBytesPerSecond() / 1e9), "", "", "");
        row("one core: X25519 agreements", "%.0f /s".formatted(rates.agreementsPerSecond()), "", "", "");
        row("one core: Ed25519 verifications", "%.0f /s".formatted(rates.verificationsPerSecond()), "", "", "");
    }

    private void server(String name, Scenario scenario, Cores cores, String target, String beats, int rounds) {
        Tally tally = new Tally();
        warmUp(cores);
        Cohort cohort = new Cohort(scenario.clients());
        double[] seconds = new double[rounds];
        double[] cpuSeconds = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            Devices devices = Devices.sharing(Primitives.standard());
            MaskedRound round = scenario.begin(cohort, i + 1, devices, tally, cores);
            scenario.requireExact(scenario.complete(round));
            seconds[i] = round.clock().seconds();
            cpuSeconds[i] = round.clock().cpuSeconds();
        }
        String cpu = "; CPU %.3f s".formatted(median(cpuSeconds));
        row(name, "%.3f s".formatted(median(seconds)), target, beats, limit(tally, Cores.COUNT) + cpu);
    }

    private void client(Cores cores) {
        Cohort cohort = new Cohort(CLIENT.clients());
        Tally tally = new Tally();
        double seconds = 0;
        double cpuSeconds = 0;
        double bytesPerWeight = 0;
        for (int attempt = 1; attempt <= 2; attempt++) {
            tally.reset();
            MaskedRound round = CLIENT.begin(cohort, attempt, Devices.strangers(tally), new Tally(), cores);
            CLIENT.requireExact(CLIENT.complete(round));
            seconds = median(
                    round.clients().stream().mapToDouble(TimedClient::seconds).toArray());
            cpuSeconds = median(round.clients().stream()
                    .mapToDouble(TimedClient::cpuSeconds)
                    .toArray());
            bytesPerWeight = (double) round.clients().get(0).uploadBytes() / CLIENT.modelLength();
        }
        row(
                "client, n=100, d=294,615, all its steps",
                "%.3f s".formatted(seconds),
                "0.08 s",
                "Flower 0.15 s, d=100,000",
                limit(tally, 1) + "; CPU %.3f s".formatted(cpuSeconds));
        row(
                "upload a weight, n=100, 16 bits",
                "%.2f bytes".formatted(bytesPerWeight),
                "2.9",
                "Flower 8.0; plain 4",
                "");
    }

    private static void heap(Cores cores) {
        Devices devices = Devices.sharing(MasklessStream.primitives());
        MaskedRound round = LARGE.begin(new Cohort(LARGE.clients()), 1, devices, new Tally(), cores);
        LARGE.complete(round);
        row(
                "server and 1000 clients in one heap, d=1,165,159",
                "%d MB".formatted(Runtime.getRuntime().maxMemory() >> 20),
                "512 MB",
                "",
                "");
    }

    /** Everything, from the keys to the sum, on two cores and in one heap. */
    private static void largest(Cores cores) {
        long start = System.nanoTime();
        Devices devices = Devices.sharing(Primitives.standard());
        MaskedRound round = LARGEST.begin(new Cohort(LARGEST.clients()), 1, devices, new Tally(), cores);
        UnmaskedSum sum = LARGEST.complete(round);
        LARGEST.requireExact(sum);
        row(
                "all of n=5000, d=1,000, 10 % drop, in one heap",
                "%.0f s".formatted((System.nanoTime() - start) / 1e9),
                "",
                "",
                "server %.1f s from the last vector, %d summed, %d MB"
                        .formatted(
                                round.clock().seconds(),
                                sum.survivors().count(),
                                Runtime.getRuntime().maxMemory() >> 20));
    }

    private static void warmUp(Cores cores) {
        Cohort cohort = new Cohort(HUNDRED.clients());
        for (int i = 0; i < 3; i++) {
            Devices devices = Devices.sharing(Primitives.standard());
            HUNDRED.complete(HUNDRED.begin(cohort, i + 1, devices, new Tally(), cores));
        }
    }

    private String limit(Tally tally, int cores) {
        return "%.3f s: %s".formatted(tally.leastSeconds(rates, cores), tally);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void row(String name, String measured, String target, String beats, String limit) {
        System.out.print(String.format(Locale.ROOT, ROW, name, measured, target, beats, limit));
    }
}
