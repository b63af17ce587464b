package io.sotto.model.cli;

import io.sotto.model.InvalidInputException;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.recipe.Recipes;
import io.sotto.model.train.TrainingRecipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a training that take the place of what its recipe says. */
final class RecipeOptions {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            description = "architecture[@side]+normalisation[+classes]: small+batch, medium+group+five,"
                    + " three-convolutions@250+none+four")
    private @Nullable String network;

    @Option(names = "--epochs", paramLabel = "N", description = "passes over the faces")
    private @Nullable Integer epochs;

    @Option(names = "--batch-size", paramLabel = "B", description = "faces a step")
    private @Nullable Integer batchSize;

    @Option(names = "--seed", paramLabel = "N", description = "names every random choice")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "learn N parts of each batch at the same time; another N gives another model")
    private @Nullable Integer threads;

    @Option(names = "--balanced-classes", description = "show each class as often as any other (oversampling)")
    private boolean balancedClasses;

    @Option(
            names = "--class-weights",
            paramLabel = "WEIGHTS",
            description = "how much classes count in the loss: balanced, or such as disgust=4,fear=1.5")
    private @Nullable String classWeights;

    @Option(names = "--focus", paramLabel = "GAMMA", description = "focal loss: 2 is usual, 0 is cross-entropy")
    private @Nullable Double focus;

    @Option(names = "--ferplus-votes", description = "learn the shares of FER+'s votes instead of FER2013's labels")
    private boolean ferPlusVotes;

    @Option(
            names = "--frozen-statistics",
            paramLabel = "SHARE",
            description =
                    "share of the epochs, the last ones, that keep batch normalisation's statistics, such as 0.33")
    private @Nullable Double frozenStatistics;

    @Option(
            names = "--initial-model",
            paramLabel = "NAME|FILE",
            description = "start from medium or small, which come with Sotto, or a model file")
    private @Nullable String initialModel;

    @Option(
            names = "--frozen-layers",
            paramLabel = "N",
            description = "convolutions and dense layers, from the first, that keep the initial model's parameters")
    private @Nullable Integer frozenLayers;

    /** A recipe by name or file, with the options that were given. */
    TrainingRecipe read(String name) {
        return Recipes.read(name, given(Recipes.read(name)));
    }

    private Map<String, Object> given(TrainingRecipe recipe) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "network", network);
        put(values, "epochs", epochs);
        put(values, "batchSize", batchSize);
        put(values, "seed", seed);
        put(values, "threads", threads);
        put(values, "balancedClasses", balancedClasses ? true : null);
        put(values, "classWeights", classWeights);
        put(values, "focus", focus);
        put(values, "ferPlusVotes", ferPlusVotes ? true : null);
        put(values, "frozenStatistics", frozenStatistics);
        put(values, "stages", network == null ? null : stages(recipe, named(network)));
        put(values, "fineTuning", fineTuning(recipe));
        return values;
    }

    /** A network for other images than the recipe's last ones sees its own from the first epoch on. */
    private static @Nullable Object stages(TrainingRecipe recipe, Network network) {
        boolean fits = network.takesAnySide() && network.side() == recipe.side(recipe.epochs() - 1);
        return fits ? null : List.of(Map.of("share", 1, "side", network.side()));
    }

    private static Network named(String name) {
        try {
            return Architecture.networkNamed(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--network: " + e.getMessage(), e);
        }
    }

    private @Nullable Object fineTuning(TrainingRecipe recipe) {
        if (initialModel == null && frozenLayers == null) {
            return null;
        }
        TrainingRecipe.FineTuning before = recipe.fineTuning();
        Map<String, Object> values = new LinkedHashMap<>();
        if (before != null) {
            put(values, "initialModel", before.initialModel());
            put(values, "frozenLayers", before.frozenLayers());
        }
        put(values, "initialModel", initialModel);
        put(values, "frozenLayers", frozenLayers);
        return values;
    }

    private static void put(Map<String, Object> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
