package io.sotto.bench;

import io.sotto.model.EmotionModel;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Usage;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.model.evaluate.Evaluator;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.recipe.Recipes;
import io.sotto.model.train.CentralTrainer;
import io.sotto.model.train.TrainingRecipe;
import io.sotto.model.train.TrainingState;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether training in bfloat16 costs accuracy: trains a short release recipe from scratch in float32 and in bfloat16 with
 * each of several seeds and compares the means of the accuracy on PublicTest and PrivateTest together, 7,178 faces. The
 * averaged weights after the last epoch count; nothing is chosen. Inference is float32 both ways.
 */
@Command(name = "ComputeTypeAccuracy", mixinStandardHelpOptions = true, sortOptions = false)
public final class ComputeTypeAccuracy implements Callable<Integer> {
    private static final List<EngineChoice> ENGINES = List.of(EngineChoice.ONEDNN, EngineChoice.ONEDNN_BF16);

    @Option(names = "--data", required = true, description = "FER2013's CSV")
    private String data = "";

    @Option(names = "--recipe", defaultValue = "release-small", description = "but for its epochs (${DEFAULT-VALUE})")
    private String recipe = "";

    @Option(names = "--epochs", defaultValue = "12", description = "(${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--seeds", defaultValue = "1,2,3,4,5", split = ",", description = "(${DEFAULT-VALUE})")
    private long[] seeds = {};

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ComputeTypeAccuracy()).execute(args));
    }

    @Override
    public Integer call() {
        FaceData faces = FaceSource.read(data);
        double[][] accuracies = new double[ENGINES.size()][seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            for (int j = 0; j < ENGINES.size(); j++) {
                accuracies[j][i] = 100 * accuracy(faces, Engines.select(ENGINES.get(j)), shortened(seeds[i]));
                System.out.printf("seed %d %s %.2f%n", seeds[i], ENGINES.get(j).word(), accuracies[j][i]);
            }
        }
        for (int j = 0; j < ENGINES.size(); j++) {
            System.out.printf(
                    "mean %s %.2f, standard deviation %.2f%n",
                    ENGINES.get(j).word(), mean(accuracies[j]), deviation(accuracies[j]));
        }
        System.out.printf("bfloat16 - float32 %+.2f points%n", mean(accuracies[1]) - mean(accuracies[0]));
        return 0;
    }

    private TrainingRecipe shortened(long seed) {
        TrainingRecipe full = Recipes.read(recipe);
        return new TrainingRecipe(
                full.network(),
                epochs,
                full.batchSize(),
                full.learningRate(),
                full.optimiser(),
                full.labelSmoothing(),
                full.averageDecay(),
                full.stages(),
                full.augmentation(),
                seed);
    }

    private static double accuracy(FaceData faces, Engine engine, TrainingRecipe recipe) {
        Network network = Architecture.networkNamed(recipe.network());
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try (EmotionModel model = engine.create(network, recipe.optimiser())) {
            CentralTrainer trainer = new CentralTrainer(recipe, faces.requireFaces(Usage.TRAINING), model, beside);
            TrainingState state = TrainingState.start(
                    network.initialParameters(new RandomStreams(recipe.seed()).stream("initial parameters")));
            for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
                state = trainer.next(state).state();
            }
            model.load(state.average());
            Evaluator evaluator = new Evaluator(128);
            Evaluation chosenOn = evaluator.evaluate(model, faces.requireFaces(Usage.PUBLIC_TEST));
            return chosenOn.plus(evaluator.evaluate(model, faces.requireFaces(Usage.PRIVATE_TEST)))
                    .accuracy();
        } finally {
            beside.shutdownNow();
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
