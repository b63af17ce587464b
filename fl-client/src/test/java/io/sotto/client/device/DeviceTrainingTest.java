package io.sotto.client.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.participation.LocalRound;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.Samples;
import io.sotto.client.participation.TinyModel;
import io.sotto.client.participation.TrainTask;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.model.engine.Engine;
import io.sotto.model.network.Network;
import io.sotto.model.train.Learning;
import io.sotto.model.train.Optimiser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class DeviceTrainingTest {
    private static final FaceSet FACES = SyntheticFaces.faces(300, new RandomStreams(1).stream("test"));

    private final CountingEngine engine = new CountingEngine();
    private final List<Double> shares = new ArrayList<>();

    @Test
    void train_faces_givesTheUpdateOfLocalRoundWithTheDevicesStream() throws InterruptedException {
        try (DeviceTraining training = new DeviceTraining(engine, FACES, 42, shares::add)) {
            TrainTask task = task("small+none", new Optimiser.Sgd(0, 0));

            ParticipationEvent.Trained trained = training.train(task, Samples.GLOBAL);

            assertThat(trained.update())
                    .isEqualTo(LocalRound.run(
                            new TinyModel(),
                            Samples.GLOBAL,
                            FACES,
                            task.plan(),
                            LocalRound.randomStream(task.seed(), 42, task.round())));
            assertThat(trained.losses().faces()).isEqualTo(256);
            assertThat(trained.losses().before()).isCloseTo(Math.log(7), Assertions.within(1e-3));
            assertThat(shares)
                    .hasSize(trained.update().report().steps())
                    .isSorted()
                    .endsWith(1.0);
        }
    }

    @Test
    void train_sameNetworkAgain_keepsTheModelAndOtherwiseBuildsAnother() throws InterruptedException {
        Optimiser sgd = new Optimiser.Sgd(0, 0);
        try (DeviceTraining training = new DeviceTraining(engine, FACES, 1, shares::add)) {
            training.train(task("small+none", sgd), Samples.GLOBAL);
            training.train(task("small+none", new Optimiser.Sgd(0, 0.1)), Samples.GLOBAL);
            training.train(task("small+none", sgd), Samples.GLOBAL);
            assertThat(engine.created).hasValue(3);
            training.train(task("small+none", Optimiser.Adam.standard()), Samples.GLOBAL);
            training.train(task("medium+none", Optimiser.Adam.standard()), Samples.GLOBAL);
        }
        assertThat(engine.created).hasValue(5);
    }

    @Test
    void train_onAThreadThatIsInterrupted_endsAtThatStepAndTrainsAnewAfterwards() throws InterruptedException {
        DoubleConsumer interrupting = share -> {
            if (shares.size() == 1) {
                Thread.currentThread().interrupt();
            }
            shares.add(share);
        };
        try (DeviceTraining training = new DeviceTraining(engine, FACES, 1, interrupting)) {
            TrainTask task = task("small+none", new Optimiser.Sgd(0, 0));

            assertThatThrownBy(() -> training.train(task, Samples.GLOBAL)).isInstanceOf(InterruptedException.class);
            assertThat(shares).hasSize(2);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(training.train(task, Samples.GLOBAL).update().report().steps())
                    .isGreaterThan(3);
        }
    }

    @Test
    void train_anotherAttemptAtTheSameRound_hasTheUpdateAlready() throws InterruptedException {
        try (DeviceTraining training = new DeviceTraining(engine, FACES, 1, shares::add)) {
            TrainTask task = task("small+none", new Optimiser.Sgd(0, 0));
            ParticipationEvent.Trained first = training.train(task, Samples.GLOBAL);
            TrainTask again = new TrainTask(Samples.name(2), task.model(), task.plan(), task.deadline(), task.seed());

            assertThat(training.train(again, Samples.GLOBAL)).isSameAs(first);
        }
    }

    private static TrainTask task(String network, Optimiser optimiser) {
        TrainTask sample = Samples.task(2);
        ModelReference model = new ModelReference(
                network,
                sample.model().layoutSha256(),
                sample.model().sha256(),
                sample.model().byteLength());
        var plan = sample.plan();
        return new TrainTask(
                sample.name(),
                model,
                new io.sotto.model.train.TrainingPlan(
                        plan.epochs(), plan.batchSize(), plan.learningRate(), 0, true, optimiser),
                Duration.ofMinutes(1),
                7);
    }

    private static final class CountingEngine implements Engine {
        private final AtomicInteger created = new AtomicInteger();

        @Override
        public String description() {
            return "counts";
        }

        @Override
        public EmotionModel create(Network network, Learning learning) {
            created.incrementAndGet();
            return new TinyModel();
        }
    }
}
