package io.sotto.bench;

import io.sotto.client.companion.web.PageVisit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a person waits for the companion: starts it as they do, fetches the page with all that it shows itself by, asks
 * what state it is in until it can read faces, and ends it. Each time with a folder of its own, as on a first day, and then
 * with one that is known. The launcher must have built what it starts.
 */
@Command(name = "CompanionStart", mixinStandardHelpOptions = true, sortOptions = false)
public final class CompanionStart implements Callable<Integer> {
    @Option(names = "--sotto", defaultValue = "./sotto", description = "the launcher (${DEFAULT-VALUE})")
    private Path sotto = Path.of("");

    @Option(names = "--repeats", defaultValue = "7", description = "of each kind of start (${DEFAULT-VALUE})")
    private int repeats = 7;

    /**
     * Seconds since the command.
     *
     * @param address until the address stood there
     * @param page until the page and its parts had come
     * @param faces until the companion could read faces
     */
    private record Start(double address, double page, double faces) {}

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CompanionStart()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("companion-start");
        List<Start> first = new ArrayList<>();
        List<Start> later = new ArrayList<>();
        start(home.resolve("known"));
        for (int i = 0; i < repeats; i++) {
            first.add(start(home.resolve("new-" + i)));
            later.add(start(home.resolve("known")));
        }
        print("first start", first);
        print("later starts", later);
        return 0;
    }

    private Start start(Path state) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (RunningCompanion companion = RunningCompanion.start(sotto, state)) {
            PageVisit visit = companion.visit();
            double printed = seconds(begin);
            visit.show();
            double shown = seconds(begin);
            visit.untilItReadsFaces();
            return new Start(printed, shown, seconds(begin));
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String kind, List<Start> starts) {
        System.out.println(String.format(
                Locale.ROOT,
                "%-12s  address %s, page %s, reads faces %s",
                kind,
                spread(starts.stream().mapToDouble(Start::address).toArray()),
                spread(starts.stream().mapToDouble(Start::page).toArray()),
                spread(starts.stream().mapToDouble(Start::faces).toArray())));
    }

    private static String spread(double[] seconds) {
        return String.format(
                Locale.ROOT,
                "%.2f s (%.2f to %.2f)",
                Medians.of(seconds),
                Arrays.stream(seconds).min().orElseThrow(),
                Arrays.stream(seconds).max().orElseThrow());
    }
}
