package io.sotto.bench;

import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Sets the rates of our training and inference beside PyTorch's in float32, in turn, each on one thread of one core, and
 * beside what the core reaches at best. Prints two tables of medians.
 */
@Command(name = "throughput", mixinStandardHelpOptions = true, sortOptions = false)
public final class ThroughputTable implements Callable<Integer> {
    private static final String BATCHES = "64,32,16";
    private static final String TORCH = "torch ";
    /** Runs the program that is its first argument with processor time in place of the wall clock. */
    private static final String PYTHON_CPU_CLOCK = "import runpy, sys, time; time.perf_counter = time.process_time; "
            + "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')";

    @Option(names = "--alternations", defaultValue = "3", description = "turns of each program (${DEFAULT-VALUE})")
    private int alternations;

    @Option(names = "--core", defaultValue = "1", description = "to run on, as taskset counts (${DEFAULT-VALUE})")
    private int core;

    @Option(names = "--python", defaultValue = "/usr/bin/python3", description = "that has torch (${DEFAULT-VALUE})")
    private String python = "";

    @Option(names = "--peer", required = true, description = "pytorch_train.py")
    private Path peer = Path.of("");

    @Option(names = "--engine", split = ",", defaultValue = "onednn,onednn-bf16", description = "(${DEFAULT-VALUE})")
    private List<String> engines = List.of();

    @Option(names = "--cpu-clock", description = "count processor time alone, on a machine that does other work too")
    private boolean cpuClock;

    @Parameters(paramLabel = "NETWORK", description = "such as small+batch; group normalisation has no peer")
    private List<String> networks = List.of(
            "reference+none",
            "small+none",
            "small+batch",
            "small+group",
            "medium+none",
            "medium+batch",
            "medium+group");

    private final Map<String, Medians> medians = new HashMap<>();

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ThroughputTable()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        FigureLines programs = new FigureLines(core);
        Medians peak = new Medians();
        for (int turn = 0; turn < alternations; turn++) {
            peak.add(programs.of(java("CorePeak")));
            for (String network : networks) {
                measure(programs, Architecture.networkNamed(network));
            }
            System.err.printf("turn %d of %d%n", turn + 1, alternations);
        }
        printTraining(peak);
        printInference();
        return 0;
    }

    private void measure(FigureLines programs, Network network) throws IOException, InterruptedException {
        for (String engine : engines) {
            measured(engine + " " + network.name())
                    .add(programs.of(java(
                            "TrainingThroughput",
                            "--network",
                            network.name(),
                            "--engine",
                            engine,
                            "--batch",
                            BATCHES)));
        }
        if (hasPeer(network.name())) {
            measured(TORCH + network.name()).add(programs.of(torch(network)));
        }
    }

    private Medians measured(String program) {
        return medians.computeIfAbsent(program, key -> new Medians());
    }

    private static boolean hasPeer(String network) {
        return !network.endsWith("+group");
    }

    private List<String> torch(Network network) {
        String[] name = network.name().split("\\+", 2);
        List<String> command = new ArrayList<>(List.of(python));
        if (cpuClock) {
            command.addAll(List.of("-c", PYTHON_CPU_CLOCK));
        }
        command.addAll(List.of(peer.toString(), "--net", name[0], "--batch", "64"));
        if (name[1].equals("batch")) {
            command.add("--batch-norm");
        }
        return command;
    }

    private List<String> java(String program, String... options) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-D" + Stopwatch.CLOCK + "=" + (cpuClock ? "cpu" : "wall"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.sotto.bench." + program));
        command.addAll(List.of(options));
        return command;
    }

    private void printTraining(Medians peak) {
        System.out.printf(
                "training images/s, batch 64; peak of the core: float32 %.0f, bfloat16 %.0f GFLOP/s%n",
                peak.of("peak float32 GFLOP/s"), peak.of("peak bfloat16 GFLOP/s"));
        System.out.println(
                "network          engine           ours   PyTorch f32   ratio   of peak   batch 32   batch 16");
        for (String network : networks) {
            for (String engine : engines) {
                String type = engine.endsWith("bf16") ? "bfloat16" : "float32";
                Medians ours = measured(engine + " " + network);
                double rate = ours.of("train images/s");
                double flop = MultiplyAdds.trainingFlop(Architecture.networkNamed(network));
                System.out.printf(
                        Locale.ROOT,
                        "%-16s %-12s %8.1f %s %8.0f%% %10.2f %10.2f%n",
                        network,
                        engine,
                        rate,
                        besideTorch(network, "train images/s", rate, "%13.1f %7.2f"),
                        100 * rate * flop / 1e9 / peak.of("peak " + type + " GFLOP/s"),
                        ours.of("train at 32 images/s") / rate,
                        ours.of("train at 16 images/s") / rate);
            }
        }
    }

    private void printInference() {
        System.out.printf("%ninference, float32%n");
        System.out.println("network          batch 64   PyTorch   ratio   one face, ms   PyTorch");
        for (String network : networks) {
            Medians ours = measured(engines.get(0) + " " + network);
            double rate = ours.of("infer images/s");
            String one = hasPeer(network)
                    ? String.format(
                            Locale.ROOT, "%9.2f", measured(TORCH + network).of("infer one ms"))
                    : "";
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %8.1f %s %14.2f %s%n",
                    network,
                    rate,
                    besideTorch(network, "infer images/s", rate, "%9.1f %7.2f"),
                    ours.of("infer one ms"),
                    one);
        }
    }

    private String besideTorch(String network, String figure, double rate, String form) {
        if (!hasPeer(network)) {
            return String.format(Locale.ROOT, form, 0.0, 0.0)
                    .replaceAll("[0-9.]", " ")
                    .replaceAll(" $", "-");
        }
        double theirs = measured(TORCH + network).of(figure);
        return String.format(Locale.ROOT, form, theirs, rate / theirs);
    }
}
