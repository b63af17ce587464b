package io.sotto.simulation.engine;

import io.sotto.model.ParameterVector;
import io.sotto.server.round.Aggregation;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundEvent;
import io.sotto.server.round.RoundFigures;
import io.sotto.server.round.RoundStep;
import io.sotto.server.round.TaskId;
import java.util.List;
import java.util.Optional;

/** Updates in clear, added as they come: only where nothing leaves the machine. */
final class PlainSummation implements Summation {
    /** The largest norm that the running sum holds exactly. */
    private static final double LARGEST_NORM = FederatedAverage.MAX_ELEMENT;

    private final ClientTraining training;
    private ParameterVector global;
    private FederatedAverage sum;
    private double lossSum;
    private long faces;
    private boolean statisticsKept;

    PlainSummation(ClientTraining training, ParameterVector global) {
        this.training = training;
        this.global = global;
        this.sum = new FederatedAverage(global.length());
    }

    @Override
    public Aggregation aggregation() {
        return Aggregation.PLAIN;
    }

    @Override
    public void begin(TaskId task, ParameterVector model) {
        global = model;
        statisticsKept = training.plan(task).frozenStatistics();
        sum = new FederatedAverage(model.length());
        lossSum = 0;
        faces = 0;
    }

    @Override
    public Errand training(ClientId client, TaskId task, ParameterVector model, long seed) {
        return new Errand(client, worker -> {
            var update = training.train(worker, client, task, model, seed);
            ClientUpdate trained = new ClientUpdate(
                    update.difference(), update.faceCount(), update.report().meanLoss());
            return () -> take(client, task, trained);
        });
    }

    @Override
    public Errand step(ClientId client, TaskId task, RoundStep step) {
        throw new IllegalStateException("a plain round has one step");
    }

    @Override
    public void leaveOut(ClientId client) {
        throw new IllegalStateException("a plain round fixes no cohort");
    }

    @Override
    public RoundEvent close(TaskId task, RoundStep step) {
        return new RoundEvent.StepClosed(task, step, List.of(), 0, new RoundFigures(faces, lossSum / faces));
    }

    @Override
    public ParameterVector next() {
        ParameterVector next = sum.applyTo(global).withoutNegativeVariances();
        return statisticsKept ? next.withStatisticsOf(global) : next;
    }

    private RoundEvent take(ClientId client, TaskId task, ClientUpdate update) {
        Optional<RoundEvent.Fault> fault = fault(update);
        if (fault.isEmpty()) {
            sum.add(update.difference(), update.faceCount());
            lossSum += update.faceCount() * update.meanLoss();
            faces += update.faceCount();
        }
        return new RoundEvent.Answered(client, task, RoundStep.UPDATE, fault, false);
    }

    private static Optional<RoundEvent.Fault> fault(ClientUpdate update) {
        return update.norm() <= LARGEST_NORM && Double.isFinite(update.meanLoss())
                ? Optional.empty()
                : Optional.of(new RoundEvent.Fault(
                        Refusal.NOT_FINITE,
                        "update of norm %s with mean loss %s: expected finite ones"
                                .formatted(update.norm(), update.meanLoss())));
    }
}
