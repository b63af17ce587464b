package io.sotto.bench;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.RandomStreams;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.train.Augmentation;
import io.sotto.model.train.Learning;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.ParallelModel;
import io.sotto.model.train.TrainingFaces;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What {@code model train --threads} gains: the rate of steps on batches of 128 by one thread and by several, in turn; and
 * what the release recipe's augmentation of a batch takes of such a step on one thread.
 */
@Command(name = "ThreadScaling", mixinStandardHelpOptions = true, sortOptions = false)
public final class ThreadScaling implements Callable<Integer> {
    private static final int BATCH = 128;
    private static final Augmentation RELEASE = new Augmentation(10, 0.1, 0.12, 0.2, 0.2, 0.5, 0.25);

    @Option(names = "--network", defaultValue = "small+batch", description = "(${DEFAULT-VALUE})")
    private String networkName = "";

    @Option(names = "--engine", defaultValue = "auto", description = "auto, onednn, onednn-bf16 or dl4j")
    private String engineWord = "";

    @Option(names = "--threads", defaultValue = "2", description = "(${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--turns", defaultValue = "3", description = "(${DEFAULT-VALUE})")
    private int turns;

    @Option(names = "--steps", defaultValue = "10", description = "in a turn (${DEFAULT-VALUE})")
    private int steps;

    private final RandomGenerator random = new RandomStreams(1).stream("bench");

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ThreadScaling()).execute(args));
    }

    @Override
    public Integer call() {
        Engine engine = Engines.select(EngineChoice.ofWord(engineWord));
        Network network = Architecture.networkNamed(networkName);
        Learning learning = Learning.by(new Optimiser.Sgd(0.9, 5e-4));
        FaceBatch batch = NoiseFaces.batch(BATCH, random);
        double[] one = new double[turns];
        double[] several = new double[turns];
        try (EmotionModel single = engine.create(network, learning);
                EmotionModel parts = new ParallelModel(() -> engine.create(network, learning), threads)) {
            single.load(network.initialParameters(random));
            parts.load(network.initialParameters(random));
            for (int turn = 0; turn < turns; turn++) {
                one[turn] = seconds(single, batch);
                several[turn] = seconds(parts, batch);
            }
        }
        double step = Medians.of(one);
        print("1 thread images/s %.1f", BATCH / step);
        print(threads + " threads images/s %.1f", BATCH / Medians.of(several));
        print("ratio %.2f", step / Medians.of(several));
        print("augmentation of a step %.1f %%", 100 * augmentationSeconds() / step);
        return 0;
    }

    private double seconds(EmotionModel model, FaceBatch batch) {
        return Stopwatch.medianSeconds(() -> model.step(batch, 1e-3f, 1), 3, steps);
    }

    private double augmentationSeconds() {
        TrainingFaces faces = TrainingFaces.of(NoiseFaces.set(BATCH, random));
        FaceBatch varied = new FaceBatch(BATCH, 48);
        return Stopwatch.medianSeconds(
                () -> {
                    for (int i = 0; i < BATCH; i++) {
                        RELEASE.write(faces.image(i), 48, varied.pixels(), i * 48 * 48, random);
                    }
                },
                20,
                20);
    }

    private static void print(String line, double figure) {
        System.out.println(String.format(Locale.ROOT, line, figure));
    }
}
