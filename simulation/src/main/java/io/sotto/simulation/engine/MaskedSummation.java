package io.sotto.simulation.engine;

import io.sotto.client.masking.MaskedRounds;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.TrainTask;
import io.sotto.model.ParameterVector;
import io.sotto.privacy.secagg.RoundAbortedException;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.server.coordinator.GlobalModel;
import io.sotto.server.coordinator.RoundResult;
import io.sotto.server.coordinator.Verdicts;
import io.sotto.server.masking.MaskedRound;
import io.sotto.server.masking.Masking;
import io.sotto.server.round.Aggregation;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.RoundEvent;
import io.sotto.server.round.RoundFigures;
import io.sotto.server.round.RoundStep;
import io.sotto.server.round.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Updates under masks: the coordinator's phases and the devices', unchanged, with every message in its bytes between them.
 * Devices do their part on the workers; the coordinator does its own on the driving thread.
 */
final class MaskedSummation implements Summation {
    private final ClientTraining training;
    private final String network;
    private final VirtualFederation federation;
    private final Masking masking;
    private final int workers;
    private final Map<ClientId, MaskedRounds> devices = new ConcurrentHashMap<>();
    private @Nullable MaskedRound round;
    private @Nullable GlobalModel global;
    private @Nullable RoundResult result;

    /** @param workers how many threads take the masks off */
    MaskedSummation(
            ClientTraining training, String network, VirtualFederation federation, Masking masking, int workers) {
        this.training = training;
        this.network = network;
        this.federation = federation;
        this.masking = masking;
        this.workers = workers;
    }

    @Override
    public Aggregation aggregation() {
        return Aggregation.MASKED;
    }

    @Override
    public void begin(TaskId task, ParameterVector model) {
        devices.clear();
        federation.beginRound();
        GlobalModel named = new GlobalModel(network, model);
        global = named;
        result = null;
        round = MaskedRound.begin(
                masking, masking.names().nameOf(task), trainTask(task, named, 0).terms());
    }

    @Override
    public Errand training(ClientId client, TaskId task, ParameterVector model, long seed) {
        TrainTask asked = trainTask(task, global(), seed);
        MaskedRounds device = federation.rounds(client, task.round());
        devices.put(client, device);
        return new Errand(client, worker -> {
            ParticipationEvent made = device.begin(asked, training.train(worker, client, task, model, seed));
            return () -> take(client, task, RoundStep.ADVERTISE, made);
        });
    }

    @Override
    public Errand step(ClientId client, TaskId task, RoundStep step) {
        RoundId name = masking.names().nameOf(task);
        StepMessage told = new StepMessage(
                name, io.sotto.client.participation.RoundStep.valueOf(step.name()), round().message(client));
        MaskedRounds device = devices.get(client);
        if (device == null) {
            throw new IllegalStateException("%s has no keys for %s".formatted(client, task));
        }
        return new Errand(client, worker -> {
            ParticipationEvent made = device.proceed(told);
            return () -> take(client, task, step, made);
        });
    }

    @Override
    public void leaveOut(ClientId client) {
        round().leaveOut(client);
    }

    @Override
    public RoundEvent close(TaskId task, RoundStep step) {
        try {
            if (step != RoundStep.UNMASK) {
                MaskedRound.NextStep opened = round().close();
                return new RoundEvent.StepClosed(task, step, opened.members(), opened.minimum(), RoundFigures.NONE);
            }
            RoundResult made = RoundResult.of(
                    global(),
                    training.plan(task),
                    round().unmask(ForkJoinPool.commonPool(), workers),
                    federation.primitives());
            result = made;
            return new RoundEvent.StepClosed(task, step, List.of(), 0, made.figures());
        } catch (RoundAbortedException e) {
            return new RoundEvent.Aborted(task, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public ParameterVector next() {
        if (result == null) {
            throw new IllegalStateException("no sum has been opened");
        }
        return result.next().parameters();
    }

    /**
     * The answer of a device reaches the coordinator. Every device is waited for, even when the shares of fewer would do: who
     * is ready for the next round must not depend on who was quicker.
     */
    private RoundEvent take(ClientId client, TaskId task, RoundStep step, ParticipationEvent made) {
        if (made instanceof ParticipationEvent.Prepared prepared) {
            var fault =
                    Verdicts.fault(round().receive(client, prepared.message().bytes()));
            return new RoundEvent.Answered(client, task, step, fault, false);
        }
        return new RoundEvent.Withdrawn(client, task);
    }

    private TrainTask trainTask(TaskId task, GlobalModel model, long seed) {
        ModelReference reference =
                new ModelReference(network, model.parameters().layout().sha256(), model.sha256(), model.byteLength());
        return new TrainTask(masking.names().nameOf(task), reference, training.plan(task), Duration.ofDays(1), seed);
    }

    private MaskedRound round() {
        if (round == null) {
            throw new IllegalStateException("no round is under way");
        }
        return round;
    }

    private GlobalModel global() {
        if (global == null) {
            throw new IllegalStateException("no round is under way");
        }
        return global;
    }
}
