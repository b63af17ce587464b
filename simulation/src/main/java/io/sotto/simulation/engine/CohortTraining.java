package io.sotto.simulation.engine;

import io.sotto.client.participation.LocalRound;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.model.EmotionModel;
import io.sotto.model.ParameterVector;
import io.sotto.model.train.TrainingPlan;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.TaskId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Has the members of a cohort trained by the workers, and hands their updates over as they come. */
final class CohortTraining {
    private final VirtualClients clients;
    private final TrainingPlan plan;
    private final Workers workers;
    private final BlockingQueue<CompletableFuture<Trained>> arrivals = new LinkedBlockingQueue<>();

    /** What one client learned. */
    record Trained(ClientId client, TaskId task, ClientUpdate update) {}

    /** What the coordinator asks of one client. */
    record Assignment(ClientId client, TaskId task, long seed) {}

    CohortTraining(VirtualClients clients, TrainingPlan plan, Workers workers) {
        this.clients = clients;
        this.plan = plan;
        this.workers = workers;
    }

    /** Queues tasks, those of the clients with most faces first: a long one begun last would leave a worker idle. */
    void start(List<Assignment> assignments, ParameterVector global) {
        assignments.stream()
                .sorted(Comparator.comparing(assignment -> -clients.size(assignment.client())))
                .forEach(assignment -> start(assignment, global));
    }

    /** Waits for the next update; a failure of the training that made it is thrown here. */
    Trained next() throws InterruptedException {
        return arrivals.take().join();
    }

    private void start(Assignment assignment, ParameterVector global) {
        CompletableFuture<Trained> result = workers.submit(model -> train(assignment, global, model));
        result.whenComplete((arrived, failure) -> arrivals.add(result));
    }

    private Trained train(Assignment assignment, ParameterVector global, EmotionModel model) {
        ClientId client = assignment.client();
        TaskId task = assignment.task();
        LocalUpdate update = LocalRound.run(
                model,
                global,
                clients.faces(client),
                plan,
                LocalRound.randomStream(assignment.seed(), client.number(), task.round()));
        return new Trained(
                client,
                task,
                new ClientUpdate(
                        update.difference(), update.faceCount(), update.report().meanLoss()));
    }
}
