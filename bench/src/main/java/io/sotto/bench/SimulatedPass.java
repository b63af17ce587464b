package io.sotto.bench;

import com.sun.management.OperatingSystemMXBean;
import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.simulation.engine.FederatedRun;
import io.sotto.simulation.engine.RunObserver;
import io.sotto.simulation.engine.RunProgress;
import io.sotto.simulation.engine.VirtualClients;
import io.sotto.simulation.engine.Workers;
import io.sotto.simulation.scenario.Scenario;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All faces once, by bare steps and by a round of federated averaging that asks every client. */
final class SimulatedPass {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final RunObserver NOBODY = new RunObserver() {
        @Override
        public void clientCounted(int round) {}

        @Override
        public void roundCommitted(RunProgress progress) {}
    };

    private final Scenario scenario;
    private final FaceSet faces;
    private final Workers workers;
    private final VirtualClients clients;
    private final ParameterVector initial;

    /** @param scenario one round of all clients */
    SimulatedPass(Scenario scenario, FaceSet faces, Workers workers) {
        this.scenario = scenario;
        this.faces = faces;
        this.workers = workers;
        RandomStreams streams = new RandomStreams(scenario.seed());
        List<Emotion> labels =
                IntStream.range(0, faces.size()).mapToObj(faces::label).toList();
        this.clients = new VirtualClients(faces, scenario.partition().split(labels, scenario.clients(), streams));
        this.initial = scenario.network().initialParameters(streams.stream("initial-parameters"));
    }

    /** Some steps of each worker, so that code is compiled and native programs are built. */
    void warmUp() {
        onAllWorkers(20);
    }

    /** Steps on one batch that is filled once: what the workers could do at the very most. */
    double bareImagesPerSecond() {
        int steps = Math.max(1, faces.size() / scenario.batchSize() / scenario.workers());
        long start = System.nanoTime();
        onAllWorkers(steps);
        return (double) steps * scenario.batchSize() * scenario.workers() / secondsSince(start);
    }

    /**
     * What a round took.
     *
     * @param processorSeconds of the whole process, on all cores together
     */
    record Cost(double seconds, double processorSeconds) {}

    /** A whole round, the evaluation reduced to one face. */
    Cost simulated() throws InterruptedException {
        FaceSet oneFace = faces.subset(new int[] {0});
        long start = System.nanoTime();
        long processorStart = SYSTEM.getProcessCpuTime();
        new FederatedRun(scenario, clients, oneFace, workers, NOBODY, Clock.systemUTC())
                .run(RunProgress.start(initial));
        return new Cost(secondsSince(start), (SYSTEM.getProcessCpuTime() - processorStart) / 1e9);
    }

    private void onAllWorkers(int steps) {
        List<CompletableFuture<Integer>> results = Stream.generate(() -> workers.submit(model -> train(model, steps)))
                .limit(scenario.workers())
                .toList();
        results.forEach(CompletableFuture::join);
    }

    private int train(EmotionModel model, int steps) {
        model.load(initial);
        FaceBatch batch = new FaceBatch(scenario.batchSize(), FaceImage.SIDE);
        for (int i = 0; i < scenario.batchSize(); i++) {
            batch.add(faces.image(i % faces.size()), faces.label(i % faces.size()), 0);
        }
        for (int step = 0; step < steps; step++) {
            model.step(batch, (float) scenario.learningRate(), step);
        }
        return steps;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
