package io.sotto.model.recipe;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.Sha256;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FerPlus;
import io.sotto.model.data.Usage;
import io.sotto.model.engine.Engine;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.model.evaluate.Evaluator;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.recipe.CheckpointFile.Checkpoint;
import io.sotto.model.recipe.CheckpointFile.Header;
import io.sotto.model.train.CentralTrainer;
import io.sotto.model.train.EventLog;
import io.sotto.model.train.Learning;
import io.sotto.model.train.ParallelModel;
import io.sotto.model.train.TrainingFaces;
import io.sotto.model.train.TrainingRecipe;
import io.sotto.model.train.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Trains by a recipe in a folder: after each epoch it keeps a checkpoint, the figures ({@code metrics.csv} and a log for
 * TensorBoard) and, where PublicTest accuracy is the best so far, {@code model.sotto}. For one thread.
 */
public final class TrainingRun {
    private static final int EVALUATION_BATCH = 128;

    private final Path folder;
    private final TrainingRecipe recipe;
    private final FaceData data;
    private final Engine engine;
    private final Clock clock;
    private final Network network;
    private final CheckpointFile checkpoint;
    private final TrainingFaces faces;
    private final FaceSet chosenOn;
    private final Learning learning;
    private final ParameterVector start;
    private final Sha256 dataSha256;
    private final Header fresh;

    /** As the other one, without FER+'s labels. */
    public TrainingRun(Path folder, TrainingRecipe recipe, FaceData data, Engine engine, Clock clock) {
        this(folder, recipe, data, Optional.empty(), engine, clock);
    }

    /**
     * @param folder exists when the training runs; empty, or of the same recipe, faces and engine
     * @param ferPlus FER+'s labels of the faces, for a recipe that wants them
     * @throws InvalidInputException if there is no face to train on or to choose on, the labels are missing or do not fit,
     *     or the recipe does not fit itself
     */
    public TrainingRun(
            Path folder, TrainingRecipe recipe, FaceData data, Optional<FerPlus> ferPlus, Engine engine, Clock clock) {
        this.folder = folder;
        this.recipe = recipe;
        this.data = data;
        this.engine = engine;
        this.clock = clock;
        this.network = networkOf(recipe);
        this.checkpoint = new CheckpointFile(folder.resolve("checkpoint"), network.layout());
        this.faces = LearnedFaces.of(recipe, network.classes(), data, ferPlus);
        this.learning = learning(recipe, network, faces);
        this.start = StartingPoint.of(recipe, network);
        this.chosenOn = data.requireFaces(Usage.PUBLIC_TEST).merged(network.classes());
        this.dataSha256 = data.sha256();
        Sha256 learned = recipe.ferPlusVotes() ? Sha256.of(dataSha256.toBytes(), faces.targetBytes()) : dataSha256;
        this.fresh = new Header(
                Sha256.of(Recipes.toJson(recipe)).hex(),
                learned.hex(),
                start.sha256().hex(),
                engine.description(),
                List.of());
    }

    /**
     * The network that a recipe trains.
     *
     * @throws InvalidInputException if there is no such network, or it does not take the recipe's images
     */
    public static Network networkOf(TrainingRecipe recipe) {
        Network network = checked(() -> Architecture.networkNamed(recipe.network()));
        recipe.stages().forEach(stage -> {
            if (stage.side() != network.side() && !network.takesAnySide()) {
                throw new InvalidInputException("recipe: images of side %d: expected %d for %s"
                        .formatted(stage.side(), network.side(), network.name()));
            }
        });
        return network;
    }

    private static Learning learning(TrainingRecipe recipe, Network network, TrainingFaces faces) {
        return checked(() -> {
            Learning learning = recipe.learning(faces);
            network.layersOfFirst(learning.frozenLayers());
            return learning;
        });
    }

    private static <T> T checked(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("recipe: " + e.getMessage(), e);
        }
    }

    /**
     * Trains the epochs that are left.
     *
     * @param observer is told of each epoch once it is kept
     * @throws InvalidInputException if the folder holds a training of another recipe, other faces or another engine
     */
    public void run(Consumer<EpochFigures> observer) throws IOException {
        Checkpoint from = checkpoint.exists()
                ? sameTraining(checkpoint.read())
                : new Checkpoint(fresh, TrainingState.start(start));
        byte[] json = Recipes.toJson(recipe);
        AtomicFile.write(folder.resolve("recipe.json"), out -> out.write(json));
        ExecutorService beside = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "augmentation");
            thread.setDaemon(true);
            return thread;
        });
        try (EmotionModel model = model();
                EventLog log = new EventLog(folder, clock)) {
            CentralTrainer trainer = new CentralTrainer(recipe, faces, model, beside);
            Checkpoint current = from;
            keepFigures(from.header().epochs(), log);
            while (current.state().epochs() < recipe.epochs()) {
                current = next(current, trainer, model, log);
                observer.accept(current.header().epochs().get(current.state().epochs() - 1));
            }
        } finally {
            beside.shutdownNow();
        }
    }

    private Checkpoint next(Checkpoint from, CentralTrainer trainer, EmotionModel model, EventLog log)
            throws IOException {
        long begun = clock.millis();
        CentralTrainer.Epoch epoch = trainer.next(from.state());
        double seconds = (clock.millis() - begun) / 1000.0;
        Evaluation evaluation = evaluate(model, epoch.state().average());
        EpochFigures figures = figures(epoch, evaluation, seconds);
        List<EpochFigures> epochs = new ArrayList<>(from.header().epochs());
        epochs.add(figures);
        if (epochs.stream().allMatch(other -> figures.accuracy() >= other.accuracy())) {
            ModelFile.write(folder.resolve("model.sotto"), trained(epoch.state(), evaluation));
        }
        Header header = new Header(fresh.recipe(), fresh.data(), fresh.start(), fresh.engine(), List.copyOf(epochs));
        checkpoint.write(header, epoch.state());
        keepFigures(epochs, log);
        return new Checkpoint(header, epoch.state());
    }

    private EmotionModel model() {
        return recipe.threadCount() == 1
                ? engine.create(network, learning)
                : new ParallelModel(() -> engine.create(network, learning), recipe.threadCount());
    }

    private Checkpoint sameTraining(Checkpoint found) {
        requireSame("recipe", fresh.recipe(), found.header().recipe());
        requireSame("faces", fresh.data(), found.header().data());
        requireSame("start", fresh.start(), found.header().start());
        requireSame("engine", fresh.engine(), found.header().engine());
        return found;
    }

    private void requireSame(String what, String now, String then) {
        if (!now.equals(then)) {
            throw new InvalidInputException("%s: the training there was begun with %s %s: expected the same, found %s"
                    .formatted(folder, what, then, now));
        }
    }

    private Evaluation evaluate(EmotionModel model, ParameterVector average) {
        model.load(average);
        return new Evaluator(EVALUATION_BATCH).evaluate(model, chosenOn);
    }

    private EpochFigures figures(CentralTrainer.Epoch epoch, Evaluation evaluation, double seconds) {
        int number = epoch.state().epochs();
        return new EpochFigures(
                number,
                recipe.side(number - 1),
                recipe.rate(number - 1, 0, 1),
                epoch.meanLoss(),
                evaluation.meanCrossEntropy(),
                evaluation.accuracy(),
                evaluation.macroF1(),
                seconds);
    }

    private TrainedModel trained(TrainingState state, Evaluation evaluation) {
        Provenance provenance = new Provenance(
                Optional.of(dataSha256),
                data.origin(),
                Provenance.settingsOf(recipe),
                state.epochs(),
                engine.description(),
                Provenance.CURRENT_VERSION,
                clock.instant(),
                Map.of(Usage.PUBLIC_TEST.word(), EvaluationFigures.of(evaluation)));
        return new TrainedModel(network, state.average(), provenance);
    }

    /**
     * Writes what the checkpoint knows of all epochs, and the last one into the log. A training that goes on begins with it,
     * since the one before may have ended between the two; a log that has the epoch already gets the same point again.
     */
    private void keepFigures(List<EpochFigures> epochs, EventLog log) throws IOException {
        if (epochs.isEmpty()) {
            return;
        }
        MetricsFile.write(folder, epochs);
        EpochFigures figures = epochs.get(epochs.size() - 1);
        log.scalar("training loss", figures.epoch(), figures.trainingLoss());
        log.scalar("PublicTest loss", figures.epoch(), figures.loss());
        log.scalar("PublicTest accuracy", figures.epoch(), figures.accuracy());
        log.scalar("learning rate", figures.epoch(), figures.learningRate());
    }
}
