package io.sotto.client.cli;

import io.sotto.client.live.FaceReading;
import io.sotto.client.profile.Profile;
import io.sotto.client.recommend.FaceReader;
import io.sotto.client.state.StateFolder;
import io.sotto.client.vision.FaceCutter;
import io.sotto.client.vision.FaceFinder;
import io.sotto.model.EmotionModel;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.cli.EngineOption;
import io.sotto.model.engine.Engines;
import io.sotto.model.image.GreyPicture;
import io.sotto.model.image.Pictures;
import io.sotto.model.train.Optimiser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the face on a photo is found and read. */
final class PhotoOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            description = "A model that comes with Sotto, medium or small, or a model file (standard: the last one that"
                    + " this profile got by learning together, else medium).")
    private @Nullable String model;

    @Mixin
    private FaceModelOption faceModel = new FaceModelOption();

    @Mixin
    private EngineOption engine = new EngineOption();

    /** @throws InvalidInputException if that is no picture, or one without a face */
    SeenFace read(Path image, Profile profile) {
        GreyPicture picture = Pictures.read(image);
        FaceFinder finder = faceModel.finder();
        TrainedModel trained = trained(profile);
        List<FaceReading> faces = faces(picture, finder, trained);
        if (faces.isEmpty()) {
            throw new InvalidInputException(
                    "%s: expected a face that looks at the camera, found none".formatted(image));
        }
        return new SeenFace(image, faces.size(), faces.get(0), trained);
    }

    private TrainedModel trained(Profile profile) {
        if (model != null) {
            return ReleaseModels.read(model);
        }
        Path kept = StateFolder.modelFile(profile.folder());
        return Files.exists(kept) ? ModelFile.read(kept) : ReleaseModels.load(ReleaseModels.STANDARD);
    }

    private List<FaceReading> faces(GreyPicture picture, FaceFinder finder, TrainedModel trained) {
        try (EmotionModel loaded = Engines.select(engine.choice()).create(trained.network(), new Optimiser.Sgd(0, 0))) {
            loaded.load(trained.parameters());
            return new FaceReader(loaded, trained.temperature().orElse(1)).read(picture, new FaceCutter(finder));
        }
    }
}
