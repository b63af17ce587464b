package io.sotto.model.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sotto.model.FaceImage;
import java.util.List;

/**
 * How a network is trained from scratch on one machine, from first to last epoch.
 *
 * @param network its name, such as {@code medium+batch}
 * @param epochs passes over the training faces, 1 to 1000
 * @param batchSize faces a step, 1 to 1024
 * @param optimiser stochastic gradient descent
 * @param labelSmoothing 0 to 1, 1 excluded
 * @param averageDecay what the average of the weights keeps of itself each step (Polyak and Juditsky 1992), 0 to 1
 * @param stages growing sides of the images; their shares of the epochs add up to 1
 * @param seed names every random stream of the training
 * @param balancedClasses whether an epoch shows each class as often as any other, by drawing from the faces of each
 * @param ferPlusVotes whether faces are learned with the shares of FER+'s votes instead of FER2013's labels
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
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean ferPlusVotes) {
    /**
     * A part of the training at one size of images (Howard 2018; Tan and Le 2021): small ones first save half the work.
     *
     * @param share of the epochs, above 0, at most 1
     * @param side pixels along each side, 16 to 48
     */
    public record Stage(double share, int side) {
        public Stage {
            require(share > 0 && share <= 1, "share of a stage", share, "above 0, at most 1");
            require(side >= 16 && side <= FaceImage.SIDE, "side of a stage", side, "16 to 48");
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
    }

    /** A recipe that shows every face once an epoch, with its own label. */
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
                false);
    }

    /** The side of the images in an epoch, 0 the first. */
    public int side(int epoch) {
        double end = 0;
        for (Stage stage : stages) {
            end += stage.share() * epochs;
            if (epoch + 0.5 < end) {
                return stage.side();
            }
        }
        return stages.get(stages.size() - 1).side();
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(name, value, expected));
        }
    }
}
