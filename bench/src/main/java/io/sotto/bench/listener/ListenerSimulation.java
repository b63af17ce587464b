package io.sotto.bench.listener;

import io.sotto.model.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What learning a taste is worth: the mean cumulative regret, over simulated listeners, of the companion's choice and of
 * simpler ones, after some songs. Regret is the expected reward that the best song that did not rest would have brought
 * more. Behind each figure stands its standard error over listeners.
 */
@Command(name = "ListenerSimulation", mixinStandardHelpOptions = true, sortOptions = false)
public final class ListenerSimulation implements Callable<Integer> {
    private static final int[] MARKS = {25, 50, 100, 200, 500, 1000};

    @Option(names = "--listeners", defaultValue = "40", description = "how many (${DEFAULT-VALUE})")
    private int listeners = 40;

    @Option(names = "--songs", defaultValue = "500", description = "that each hears (${DEFAULT-VALUE})")
    private int songs = 500;

    @Option(names = "--library", defaultValue = "300", description = "songs to choose from (${DEFAULT-VALUE})")
    private int library = 300;

    @Option(names = "--seed", defaultValue = "1")
    private long seed = 1;

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ListenerSimulation()).execute(args));
    }

    @Override
    public Integer call() {
        RandomStreams streams = new RandomStreams(seed);
        List<Tune> tunes = Tune.library(library, streams.stream("library"));
        int[] marks = Arrays.stream(MARKS).filter(mark -> mark <= songs).toArray();
        print(
                "| after songs | %s |",
                words(Arrays.stream(marks).mapToObj(String::valueOf).toList()));
        print("|---|%s", "---|".repeat(marks.length));
        for (Chooser.Kind kind : Chooser.Kind.values()) {
            double[][] sums = new double[marks.length][listeners];
            for (int listener = 0; listener < listeners; listener++) {
                double[] regrets = Evening.regrets(tunes, kind, songs, streams, listener);
                for (int mark = 0; mark < marks.length; mark++) {
                    sums[mark][listener] =
                            Arrays.stream(regrets).limit(marks[mark]).sum();
                }
            }
            print(
                    "| %s | %s |",
                    kind.words(),
                    words(Arrays.stream(sums).map(ListenerSimulation::figure).toList()));
        }
        return 0;
    }

    private static String figure(double[] sums) {
        double mean = Arrays.stream(sums).average().orElseThrow();
        double squares =
                Arrays.stream(sums).map(sum -> (sum - mean) * (sum - mean)).sum();
        double error = Math.sqrt(squares / (sums.length - 1) / sums.length);
        return String.format(Locale.ROOT, "%.1f ± %.1f", mean, error);
    }

    private static String words(List<String> cells) {
        return String.join(" | ", cells);
    }

    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
