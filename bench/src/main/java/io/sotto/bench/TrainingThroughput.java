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
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast one model trains and predicts on one thread, on faces of noise. Prints a line a figure, medians, in the words
 * of the PyTorch program it is set beside: {@code train images/s}, {@code infer images/s} at the first batch size,
 * {@code infer one ms}, and {@code train at N images/s} at each further one.
 */
@Command(name = "TrainingThroughput", mixinStandardHelpOptions = true, sortOptions = false)
public final class TrainingThroughput implements Callable<Integer> {
    private static final float LEARNING_RATE = 1e-3f;
    private static final int WARM_UP = 10;
    private static final int REPEATS = 30;

    @Option(names = "--network", defaultValue = "reference+none", description = "such as small+batch")
    private String networkName = "";

    @Option(names = "--engine", defaultValue = "auto", description = "auto, onednn-bf16, onednn or dl4j")
    private String engineWord = "";

    @Option(
            names = "--batch",
            defaultValue = "64",
            split = ",",
            description = "faces a step, several with commas (default ${DEFAULT-VALUE})")
    private int[] batchSizes = {};

    private final RandomGenerator random = new RandomStreams(1).stream("bench");

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new TrainingThroughput()).execute(args));
    }

    @Override
    public Integer call() {
        Engine engine = Engines.select(EngineChoice.ofWord(engineWord));
        Network network = Architecture.networkNamed(networkName);
        int batchSize = batchSizes[0];
        FaceBatch batch = NoiseFaces.batch(batchSize, random);
        FaceBatch one = NoiseFaces.batch(1, random);
        try (EmotionModel model = engine.create(network, Optimiser.Adam.standard())) {
            model.load(network.initialParameters(random));
            System.out.printf("parameters %d, %s%n", model.layout().trainedLength(), engine.description());
            print("train images/s %.1f", batchSize / train(model, batch));
            print("infer images/s %.1f", batchSize / seconds(() -> model.predict(batch), REPEATS));
            print("infer one ms %.3f", 1000 * seconds(() -> model.predict(one), 200));
            for (int i = 1; i < batchSizes.length; i++) {
                double rate = batchSizes[i] / train(model, NoiseFaces.batch(batchSizes[i], random));
                print("train at " + batchSizes[i] + " images/s %.1f", rate);
            }
        }
        return 0;
    }

    private static double train(EmotionModel model, FaceBatch batch) {
        return seconds(() -> model.step(batch, LEARNING_RATE, 1), REPEATS);
    }

    private static double seconds(Runnable call, int repeats) {
        return Stopwatch.medianSeconds(call, Math.max(WARM_UP, repeats / 4), repeats);
    }

    private static void print(String line, double figure) {
        System.out.println(String.format(Locale.ROOT, line, figure));
    }
}
