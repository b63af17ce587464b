package io.sotto.model.recipe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.train.TrainingRecipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Recipes as JSON: the project's own by name, a person's by file. Unknown keys are refused. */
public final class Recipes {
    /** The recipes that come with Sotto; {@code release} is that of the model which clients and servers start from. */
    public static final List<String> NAMES = List.of("release", "release-medium", "release-small");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Recipes() {}

    /**
     * Reads a recipe of {@link #NAMES}, or else the file of that name.
     *
     * @throws InvalidInputException if there is none, or it is not a recipe
     */
    public static TrainingRecipe read(String name) {
        return read(name, Map.of());
    }

    /**
     * As {@link #read(String)}, with some values in the place of the recipe's own.
     *
     * @param values by their key, as the JSON has them
     */
    public static TrainingRecipe read(String name, Map<String, ?> values) {
        try (InputStream in = open(name)) {
            if (!(JSON.readTree(in) instanceof ObjectNode recipe)) {
                throw new InvalidInputException("%s: expected a recipe, found no JSON object".formatted(name));
            }
            recipe.setAll((ObjectNode) JSON.valueToTree(values));
            return JSON.treeToValue(recipe, TrainingRecipe.class);
        } catch (JacksonException e) {
            throw new InvalidInputException("%s: expected a recipe, found: %s".formatted(name, problem(e)), e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s: expected one of %s or a readable file, found: %s".formatted(name, String.join(", ", NAMES), e),
                    e);
        }
    }

    /** What a constructor found wrong, without Jackson's words around it. */
    private static String problem(JacksonException e) {
        return e.getCause() instanceof IllegalArgumentException cause
                ? String.valueOf(cause.getMessage())
                : e.getOriginalMessage();
    }

    static byte[] toJson(TrainingRecipe recipe) {
        try {
            return JSON.writeValueAsBytes(recipe);
        } catch (JacksonException e) {
            throw new IllegalStateException("a recipe is plain numbers and words", e);
        }
    }

    private static InputStream open(String name) throws IOException {
        if (NAMES.contains(name)) {
            String file = name.equals("release") ? "release-" + ReleaseModels.STANDARD : name;
            InputStream resource = Recipes.class.getResourceAsStream(file + ".json");
            if (resource != null) {
                return resource;
            }
        }
        return Files.newInputStream(Path.of(name));
    }
}
