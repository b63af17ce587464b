package io.sotto.model.recipe;

import io.sotto.model.ClassMap;
import io.sotto.model.FaceImage;
import io.sotto.model.InvalidInputException;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FerPlus;
import io.sotto.model.data.Usage;
import io.sotto.model.train.TrainingFaces;
import io.sotto.model.train.TrainingRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faces that a recipe trains on, with the targets that it wants for them. */
final class LearnedFaces {
    private LearnedFaces() {}

    /**
     * @param classes into which they fall
     * @throws InvalidInputException if there is no face to train on, or labels that it wants are missing or do not fit
     */
    static TrainingFaces of(TrainingRecipe recipe, ClassMap classes, FaceData data, Optional<FerPlus> ferPlus) {
        if (!recipe.ferPlusVotes()) {
            return TrainingFaces.of(data.requireFaces(Usage.TRAINING)).merged(classes);
        }
        FerPlus labels = ferPlus.orElseThrow(() -> new InvalidInputException(
                "%s: the recipe wants FER+'s votes: expected %s beside the data, or --ferplus, found neither"
                        .formatted(data.origin(), FerPlus.FILE_NAME)));
        return byVotes(data, labels.shares(data, Usage.TRAINING)).merged(classes);
    }

    /** Faces about which FER+ says nothing of the seven classes are left out. */
    private static TrainingFaces byVotes(FaceData data, List<Optional<float[]>> shares) {
        List<FaceImage> images = new ArrayList<>();
        List<float[]> known = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            FaceImage image = data.faces(Usage.TRAINING).image(i);
            shares.get(i).ifPresent(votes -> {
                images.add(image);
                known.add(votes);
            });
        }
        if (images.isEmpty()) {
            throw new InvalidInputException(
                    "%s: expected Training faces with FER+ votes, found none".formatted(data.origin()));
        }
        return TrainingFaces.of(images, known);
    }
}
