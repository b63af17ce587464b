package io.sotto.client.companion;

import io.sotto.client.companion.contract.ModelAnswer;
import io.sotto.client.live.FaceReading;
import io.sotto.client.live.Light;
import io.sotto.client.recommend.FaceReader;
import io.sotto.client.vision.FaceCutter;
import io.sotto.client.vision.FaceFinder;
import io.sotto.client.vision.HaarFaceFinder;
import io.sotto.client.vision.LiveFaceFinder;
import io.sotto.model.EmotionModel;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.engine.Engine;
import io.sotto.model.image.GreyPicture;
import io.sotto.model.image.Pictures;
import io.sotto.model.train.Optimiser;
import java.util.List;

/** A finder and a model that stay loaded: from the bytes of a picture to its faces. Not thread-safe. */
final class Eyes implements AutoCloseable {
    /**
     * A picture, read.
     *
     * @param faces largest first
     */
    record Look(int width, int height, Light light, List<FaceReading> faces) {}

    private final FaceFinder finder;
    private final EmotionModel model;
    private final FaceReader reader;
    private final ModelAnswer identity;

    private Eyes(FaceFinder finder, EmotionModel model, double temperature, ModelAnswer identity) {
        this.finder = finder;
        this.model = model;
        this.reader = new FaceReader(model, temperature);
        this.identity = identity;
    }

    static Eyes open(FaceFinder finder, Engine engine, NewestModel.Found newest) {
        TrainedModel trained = newest.model();
        EmotionModel model = engine.create(trained.network(), new Optimiser.Sgd(0, 0));
        model.load(trained.parameters());
        return new Eyes(
                finder,
                model,
                trained.temperature().orElse(1),
                new ModelAnswer(
                        trained.network().name(), trained.parameters().sha256().hex(), newest.federated()));
    }

    /** Finds faces in single pictures. */
    FaceCutter forPhotos() {
        return new FaceCutter(finder);
    }

    /** Finds the faces of one live view, sooner where they were before. */
    FaceCutter forView() {
        return new FaceCutter(finder instanceof HaarFaceFinder haar ? new LiveFaceFinder(haar) : finder);
    }

    /** @throws io.sotto.model.InvalidInputException if it is no picture, a damaged one, or one of too many pixels */
    Look look(byte[] file, FaceCutter cutter) {
        GreyPicture picture = Pictures.decode(file, "picture");
        return new Look(picture.width(), picture.height(), Light.of(picture), reader.read(picture, cutter));
    }

    ModelAnswer identity() {
        return identity;
    }

    /** Frees the model. */
    @Override
    public void close() {
        model.close();
    }
}
