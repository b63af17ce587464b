package io.sotto.bench;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.RandomStreams;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.train.Optimiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What several workers of one process reach together beside one alone, each training its own model on its own thread; the
 * two take turns, medians count.
 */
@Command(name = "WorkerScaling", mixinStandardHelpOptions = true, sortOptions = false)
public final class WorkerScaling implements Callable<Integer> {
    private static final double SECONDS = 4;

    @Option(names = "--network", defaultValue = "small+batch", description = "such as small+batch")
    private String networkName = "";

    @Option(names = "--engine", defaultValue = "auto", description = "auto, onednn-bf16, onednn or dl4j")
    private String engineWord = "";

    @Option(names = "--batch", defaultValue = "32", description = "faces a step (default ${DEFAULT-VALUE})")
    private int batchSize;

    @Option(names = "--workers", defaultValue = "2", description = "threads (default ${DEFAULT-VALUE})")
    private int workers;

    @Option(names = "--turns", defaultValue = "3", description = "of each (default ${DEFAULT-VALUE})")
    private int turns;

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new WorkerScaling()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Engine engine = Engines.select(EngineChoice.ofWord(engineWord));
        Network network = Architecture.networkNamed(networkName);
        double[] alone = new double[turns];
        double[] together = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            alone[turn] = imagesPerSecond(engine, network, 1);
            together[turn] = imagesPerSecond(engine, network, workers);
        }
        print("one worker images/s %.1f", Medians.of(alone));
        print("all workers images/s %.1f", Medians.of(together));
        print("all/one %.3f", Medians.of(together) / Medians.of(alone));
        return 0;
    }

    private double imagesPerSecond(Engine engine, Network network, int threads)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier warm = new CyclicBarrier(threads);
            List<Future<Double>> rates = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                rates.add(pool.submit(() -> rate(engine, network, warm)));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } finally {
            pool.shutdown();
        }
    }

    private double rate(Engine engine, Network network, CyclicBarrier warm) throws Exception {
        FaceBatch batch = NoiseFaces.batch(batchSize, new RandomStreams(1).stream("bench"));
        try (EmotionModel model = engine.create(network, Optimiser.Adam.standard())) {
            model.load(network.initialParameters(new RandomStreams(1).stream("parameters")));
            for (int i = 0; i < 10; i++) {
                model.step(batch, 1e-3f, i);
            }
            warm.await();
            long start = Stopwatch.nanos();
            long steps = 0;
            double seconds = 0;
            while (seconds < SECONDS) {
                model.step(batch, 1e-3f, steps++);
                seconds = (Stopwatch.nanos() - start) / 1e9;
            }
            return steps * batchSize / seconds;
        }
    }

    private static void print(String line, double figure) {
        System.out.println(String.format(Locale.ROOT, line, figure));
    }
}
