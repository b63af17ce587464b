package io.sotto.model.recipe;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.network.Network;
import io.sotto.model.train.TrainingRecipe;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parameters that a training starts from: random ones, or those of a trained model. Of a model of other classes, what
 * fits is taken, and its last layer starts anew.
 */
final class StartingPoint {
    private StartingPoint() {}

    /** @throws InvalidInputException if there is no such model, or one of another architecture */
    static ParameterVector of(TrainingRecipe recipe, Network network) {
        ParameterVector random =
                network.initialParameters(new RandomStreams(recipe.seed()).stream("initial parameters"));
        TrainingRecipe.FineTuning fineTuning = recipe.fineTuning();
        return fineTuning == null
                ? random
                : taken(ReleaseModels.read(fineTuning.initialModel()), network, random, fineTuning);
    }

    private static ParameterVector taken(
            TrainedModel from, Network network, ParameterVector random, TrainingRecipe.FineTuning fineTuning) {
        Map<String, ParameterLayout.Entry> offered = from.parameters().layout().entries().stream()
                .collect(Collectors.toMap(ParameterLayout.Entry::name, Function.identity()));
        float[] values = random.toArray();
        float[] source = from.parameters().toArray();
        int lastLayer = network.parametersOfFirst(network.weightLayers() - 1);
        for (ParameterLayout.Entry entry : network.layout().entries()) {
            ParameterLayout.Entry match = offered.get(entry.name());
            if (match != null && fits(entry, match)) {
                System.arraycopy(source, match.offset(), values, entry.offset(), entry.length());
            } else if (entry.offset() < lastLayer) {
                throw new InvalidInputException(
                        "initial model %s: expected the network %s but for its classes, found %s"
                                .formatted(
                                        fineTuning.initialModel(),
                                        network.name(),
                                        from.network().name()));
            }
        }
        return ParameterVector.of(network.layout(), values);
    }

    private static boolean fits(ParameterLayout.Entry wanted, ParameterLayout.Entry offered) {
        return offered.role() == wanted.role() && offered.shape().equals(wanted.shape());
    }
}
