package io.sotto.bench;

import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Usage;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.Engines;
import io.sotto.simulation.engine.Workers;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a simulation costs over bare training, and what masks cost a simulation: all training faces once through virtual
 * clients, in one round that asks all of them, averaged in clear and under masks, beside workers that do nothing but steps
 * on one batch. They take turns; medians count. A round is a whole one (faces picked and mirrored, weights loaded, updates
 * made, checked and averaged) but for the evaluation, of one face. Masks are also counted in processor time, which says on
 * a busy machine what time would say on a quiet one; and by what they add to rounds of few faces, which is the same as they
 * add to any and is not lost in what long rounds differ by.
 */
@Command(name = "SimulationThroughput", mixinStandardHelpOptions = true, sortOptions = false)
public final class SimulationThroughput implements Callable<Integer> {
    private static final int FER2013_TRAINING_FACES = 28_709;
    private static final int FEW_FACES = 200;
    private static final int WARM_UP_ROUNDS = 20;
    private static final int SHORT_ROUNDS = 25;

    @Option(names = "--data", description = "training faces; faces of noise without it")
    private @Nullable String data;

    @Option(
            names = "--faces",
            defaultValue = "" + FER2013_TRAINING_FACES,
            description = "at most so many (all of FER2013)")
    private int faceCount;

    @Option(names = "--clients", defaultValue = "100", description = "virtual clients (default ${DEFAULT-VALUE})")
    private int clients;

    @Option(names = "--partition", defaultValue = "iid", description = "iid or dirichlet:ALPHA")
    private String partition = "";

    @Option(names = "--architecture", defaultValue = "small", description = "small or medium")
    private String architecture = "";

    @Option(names = "--normalisation", defaultValue = "batch", description = "none, batch or group")
    private String normalisation = "";

    @Option(names = "--batch", defaultValue = "32", description = "faces a step (default ${DEFAULT-VALUE})")
    private int batchSize;

    @Option(names = "--workers", defaultValue = "2", description = "threads (default ${DEFAULT-VALUE})")
    private int workers;

    @Option(names = "--engine", defaultValue = "auto", description = "auto, onednn-bf16, onednn or dl4j")
    private String engineWord = "";

    @Option(
            names = "--turns",
            defaultValue = "3",
            description = "how often each is measured (default ${DEFAULT-VALUE})")
    private int turns;

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulationThroughput()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Scenario plain = scenario("off");
        Scenario masked = scenario("on");
        Engine engine = Engines.select(plain.engine());
        FaceSet faces = faces();
        Medians medians = new Medians();
        try (Workers pool = new Workers(plain.workers(), () -> engine.create(plain.network(), plain.optimiser()))) {
            SimulatedPass clear = new SimulatedPass(plain, faces, pool);
            SimulatedPass hidden = new SimulatedPass(masked, faces, pool);
            shortRounds(plain, masked, faces, pool, medians);
            for (int turn = 0; turn < turns; turn++) {
                medians.add(Map.of("bare", clear.bareImagesPerSecond()));
                medians.add(costs(clear, hidden, turn % 2 == 1, faces.size()));
            }
        }
        print("bare images/s %.1f", medians.of("bare"));
        print("simulation images/s %.1f", medians.of("clear"));
        print("simulation/bare %.3f", medians.of("clear") / medians.of("bare"));
        print("masked images/s %.1f", medians.of("masked"));
        print("time with masks/without %.3f", medians.of("time"));
        print("processor time with masks/without %.3f", medians.of("processor time"));
        print("seconds that masks add to a round %.3f", medians.of("masks"));
        print("these, of a round without %.3f", medians.of("masks") * medians.of("clear") / faces.size());
        print("peak resident MiB %.0f", peakResidentMebibytes());
        return 0;
    }

    /** Rounds of few faces: the first compile code and build native programs, the others say what masks add. */
    private static void shortRounds(Scenario plain, Scenario masked, FaceSet faces, Workers pool, Medians medians)
            throws InterruptedException {
        FaceSet few = faces.subset(
                IntStream.range(0, Math.min(FEW_FACES, faces.size())).toArray());
        SimulatedPass clear = new SimulatedPass(plain, few, pool);
        SimulatedPass hidden = new SimulatedPass(masked, few, pool);
        clear.warmUp();
        for (int i = 0; i < WARM_UP_ROUNDS + SHORT_ROUNDS; i++) {
            double without = clear.simulated().seconds();
            double with = hidden.simulated().seconds();
            if (i >= WARM_UP_ROUNDS) {
                medians.add(Map.of("masks", with - without));
            }
        }
    }

    /** A round each way; which of them comes first changes from turn to turn. */
    private static Map<String, Double> costs(SimulatedPass clear, SimulatedPass hidden, boolean hiddenFirst, int faces)
            throws InterruptedException {
        SimulatedPass.Cost first = (hiddenFirst ? hidden : clear).simulated();
        SimulatedPass.Cost second = (hiddenFirst ? clear : hidden).simulated();
        SimulatedPass.Cost without = hiddenFirst ? second : first;
        SimulatedPass.Cost with = hiddenFirst ? first : second;
        return Map.of(
                "clear", faces / without.seconds(),
                "masked", faces / with.seconds(),
                "time", with.seconds() / without.seconds(),
                "processor time", with.processorSeconds() / without.processorSeconds());
    }

    private Scenario scenario(String secureAggregation) {
        return ScenarioFile.with(
                Scenario.standard(),
                Map.of(
                        "clients", clients,
                        "fraction", 1,
                        "rounds", 1,
                        "partition", partition,
                        "architecture", architecture,
                        "normalisation", normalisation,
                        "batch-size", batchSize,
                        "workers", workers,
                        "engine", engineWord,
                        "secure-aggregation", secureAggregation));
    }

    private FaceSet faces() {
        if (data == null) {
            return NoiseFaces.set(faceCount, new RandomStreams(1).stream("bench"));
        }
        FaceSet all = FaceSource.read(data).requireFaces(Usage.TRAINING);
        return all.subset(IntStream.range(0, Math.min(faceCount, all.size())).toArray());
    }

    /** The most memory this process has held, as Linux counts it; NaN elsewhere. */
    private static double peakResidentMebibytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void print(String line, double figure) {
        System.out.println(String.format(Locale.ROOT, line, figure));
    }
}
