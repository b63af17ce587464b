package io.sotto.client.cli;

import io.sotto.client.music.SongCatalogue;
import io.sotto.client.music.SongChoice;
import io.sotto.client.recommend.FaceReader;
import io.sotto.client.recommend.Recommendation;
import io.sotto.client.recommend.Recommender;
import io.sotto.client.state.StateFolder;
import io.sotto.client.vision.FaceCutter;
import io.sotto.client.vision.FaceFinder;
import io.sotto.client.vision.HaarFaceFinder;
import io.sotto.client.vision.YuNetFaceFinder;
import io.sotto.model.EmotionModel;
import io.sotto.model.InvalidInputException;
import io.sotto.model.RandomStreams;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.cli.EngineWords;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.image.GreyPicture;
import io.sotto.model.image.Pictures;
import io.sotto.model.train.Optimiser;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto client recommend}: songs for the face on a photo. */
@Command(
        name = "recommend",
        description = "Reads the emotion of the face on a photo and suggests songs. The photo stays on this machine.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sotto client recommend --image photo.jpg",
            "  sotto client recommend --image photo.jpg --model final.sotto --count 5 --json",
        })
final class RecommendCommand implements Callable<Integer> {
    private static final int MOST_SONGS = 100;

    @Option(names = "--image", required = true, paramLabel = "FILE", description = "A JPEG or PNG photo.")
    private Path image = Path.of("");

    @ArgGroup
    private ModelSource source = new ModelSource();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many songs (standard: ${DEFAULT-VALUE}).")
    private int count = 3;

    @Option(names = "--json", description = "Print JSON, and nothing else, to standard output.")
    private boolean json;

    @Option(
            names = "--face-model",
            paramLabel = "FILE",
            description = "Find faces with YuNet, whose ONNX file this is, instead of OpenCV's Haar cascades.")
    private @Nullable Path faceModel;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed brings the same songs (standard: others each time).")
    private @Nullable Long seed;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = EngineWords.class,
            completionCandidates = EngineWords.class,
            description = "What runs the model: ${COMPLETION-CANDIDATES} (standard: ${DEFAULT-VALUE}).")
    private EngineChoice engine = EngineChoice.AUTO;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Where the model comes from: one of the two. */
    static final class ModelSource {
        @Option(
                names = "--model",
                paramLabel = "NAME|FILE",
                description = "A model that comes with Sotto, medium or small, or a model file.")
        private @Nullable String model;

        @Option(
                names = "--state",
                paramLabel = "DIR",
                description = "The state folder of a client that took part: its last model (standard: .sotto/client in"
                        + " the home folder, or medium where nothing is there).")
        private @Nullable Path state;

        TrainedModel read() {
            if (model != null) {
                return ReleaseModels.read(model);
            }
            Path kept = StateFolder.modelFile(state == null ? StateFolder.standard() : state);
            if (Files.exists(kept)) {
                return ModelFile.read(kept);
            }
            return Optional.of(ReleaseModels.STANDARD)
                    .filter(name -> state == null)
                    .flatMap(ReleaseModels::find)
                    .orElseThrow(() -> new InvalidInputException(
                            "%s: no model here yet: take part with `sotto client run`, or name one with --model"
                                    .formatted(kept)));
        }
    }

    @Override
    public Integer call() {
        if (count < 1 || count > MOST_SONGS) {
            throw new InvalidInputException("--count %d: expected 1 to %d".formatted(count, MOST_SONGS));
        }
        GreyPicture picture = Pictures.read(image);
        FaceFinder finder = faceModel == null ? new HaarFaceFinder() : new YuNetFaceFinder(faceModel);
        TrainedModel trained = source.read();
        Recommendation recommendation = recommend(picture, finder, trained);
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? RecommendationJson.render(image, trained, recommendation)
                        : RecommendationText.render(image, recommendation));
        out.flush();
        return 0;
    }

    /** With a seed, songs must not depend on the hour either. */
    private ZonedDateTime time() {
        return seed == null ? ZonedDateTime.now() : ZonedDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
    }

    private Recommendation recommend(GreyPicture picture, FaceFinder finder, TrainedModel trained) {
        RandomStreams streams = new RandomStreams(seed == null ? System.nanoTime() : seed);
        try (EmotionModel model = Engines.select(engine).create(trained.network(), new Optimiser.Sgd(0, 0))) {
            model.load(trained.parameters());
            return new Recommender(
                            new FaceCutter(finder),
                            new FaceReader(model, trained.temperature().orElse(1)),
                            SongCatalogue.builtIn(),
                            SongChoice.unlearnt())
                    .recommend(picture, count, time(), streams.stream("songs"))
                    .orElseThrow(() -> new InvalidInputException(
                            "%s: expected a face that looks at the camera, found none".formatted(image)));
        }
    }
}
