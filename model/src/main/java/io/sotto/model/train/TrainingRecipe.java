package io.sotto.model.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sotto.model.network.Architecture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained on one machine, from first to last epoch.
 *
 * @param network its name, such as {@code medium+batch}
 * @param epochs passes over the training faces, 1 to 1000
 * @param batchSize faces a step, 1 to 1024
 * @param optimiser stochastic gradient descent
 * @param labelSmoothing 0 to 1, 1 excluded
 * @param averageDecay what the average of the weights keeps of itself each step (Polyak and Juditsky 1992), 0 to 1
 * @param stages growing sides of the images; their shares add up to 1 and are of the epochs in which running statistics
 *     follow the images: frozen ones would not fit images of another size, so frozen epochs have the last stage's
 * @param seed names every random stream of the training
 * @param balancedClasses whether an epoch shows each class as often as any other, by drawing from the faces of each
 * @param ferPlusVotes whether faces are learned with the shares of FER+'s votes instead of FER2013's labels
 * @param classWeights how much classes count in the loss, as {@link ClassWeights} has it; all the same without
 * @param focus of the loss on faces that are not recognised yet, see {@link Loss}; 0 for none
 * @param frozenStatistics share of the epochs, the last ones, in which batch normalisation uses and keeps its running
 *     statistics, 0 to 1
 * @param fineTuning what a training starts from that does not start from scratch
 * @param threads on which parts of each batch are learned at the same time, 1 to 64, each normalised by itself; 1 without.
 *     Another number gives another model
 */
public record TrainingRecipe(
        String network,
        int epochs,
        int batchSize,
        OneCycle learningRate,
        Optimiser.Sgd optimiser,
        double labelSmoothing,
        double averageDecay,
        List<Stage> stages,
        Augmentation augmentation,
        long seed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean balancedClasses,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean ferPlusVotes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String classWeights,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double focus,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double frozenStatistics,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FineTuning fineTuning,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer threads) {
    private static final double FROZEN_SHARE_OF_PEAK = 0.01;

    /**
     * A part of the training at one size of images (Howard 2018; Tan and Le 2021): small ones first save half the work.
     *
     * @param share of the epochs without frozen statistics, above 0, at most 1
     * @param side pixels along each side, 16 to 250
     */
    public record Stage(double share, int side) {
        public Stage {
            require(share > 0 && share <= 1, "share of a stage", share, "above 0, at most 1");
            require(side >= 16 && side <= Architecture.MOST_SIDE, "side of a stage", side, "16 to 250");
        }
    }

    /**
     * A start from a trained network.
     *
     * @param initialModel a model that comes with Sotto, by name, or a model file; its last layer is not taken where it
     *     has other classes
     * @param frozenLayers how many convolutions and dense layers, from the first, keep its parameters
     */
    public record FineTuning(
            String initialModel,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int frozenLayers) {
        public FineTuning {
            require(initialModel != null && !initialModel.isBlank(), "initialModel", "''", "a name or a file");
            require(frozenLayers >= 0, "frozen layers", frozenLayers, "0 or more");
        }
    }

    public TrainingRecipe {
        stages = List.copyOf(stages);
        require(epochs >= 1 && epochs <= 1000, "epochs", epochs, "1 to 1000");
        require(batchSize >= 1 && batchSize <= 1024, "batch size", batchSize, "1 to 1024");
        require(labelSmoothing >= 0 && labelSmoothing < 1, "label smoothing", labelSmoothing, "0 to 1, 1 excluded");
        require(averageDecay >= 0 && averageDecay < 1, "average decay", averageDecay, "0 to 1, 1 excluded");
        double shares = stages.stream().mapToDouble(Stage::share).sum();
        require(Math.abs(shares - 1) < 1e-6, "sum of the stages' shares", shares, "1");
        if (classWeights != null) {
            ClassWeights.parse(classWeights);
        }
        require(focus >= 0 && focus <= 10, "focus", focus, "0 to 10");
        require(frozenStatistics >= 0 && frozenStatistics <= 1, "frozen statistics", frozenStatistics, "0 to 1");
        require(threads == null || (threads >= 1 && threads <= 64), "threads", threads, "1 to 64");
    }

    /** A recipe without options: from scratch, every face once an epoch, its own label, on one thread. */
    public TrainingRecipe(
            String network,
            int epochs,
            int batchSize,
            OneCycle learningRate,
            Optimiser.Sgd optimiser,
            double labelSmoothing,
            double averageDecay,
            List<Stage> stages,
            Augmentation augmentation,
            long seed) {
        this(
                network,
                epochs,
                batchSize,
                learningRate,
                optimiser,
                labelSmoothing,
                averageDecay,
                stages,
                augmentation,
                seed,
                false,
                false,
                null,
                0,
                0,
                null,
                null);
    }

    /** What a model learns by from some faces. */
    public Learning learning(TrainingFaces faces) {
        List<Double> weights = classWeights == null
                ? Loss.CROSS_ENTROPY.classWeights()
                : ClassWeights.parse(classWeights).of(faces);
        return new Learning(optimiser, new Loss(focus, weights), fineTuning == null ? 0 : fineTuning.frozenLayers());
    }

    /** Whether running statistics are used and kept in an epoch, 0 the first. */
    public boolean statisticsFrozen(int epoch) {
        return epoch >= epochsBeforeFreezing();
    }

    private int epochsBeforeFreezing() {
        return (int) Math.round(epochs * (1 - frozenStatistics));
    }

    /**
     * The learning rate of a step. The cycle ends where statistics freeze, if they do not from the start: normalisation by
     * the batch kept a high rate from throwing the weights, and a hundredth of the peak does without
     * (docs/decisions/0008).
     *
     * @param step of the epoch, 0 the first
     * @param steps an epoch
     */
    public double rate(int epoch, int step, int steps) {
        int cycle = epochsBeforeFreezing() == 0 ? epochs : epochsBeforeFreezing();
        return epoch < cycle
                ? learningRate.at((long) epoch * steps + step, (long) cycle * steps)
                : learningRate.peak() * FROZEN_SHARE_OF_PEAK;
    }

    /** How many parts of a batch are learned at the same time. */
    public int threadCount() {
        return threads == null ? 1 : threads;
    }

    /** The side of the images in an epoch, 0 the first. */
    public int side(int epoch) {
        double end = 0;
        for (Stage stage : stages) {
            end += stage.share() * epochs * (1 - frozenStatistics);
            if (epoch + 0.5 < end) {
                return stage.side();
            }
        }
        return stages.get(stages.size() - 1).side();
    }

    private static void require(boolean holds, String name, @Nullable Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(name, value, expected));
        }
    }
}
