package io.sotto.server.round;

import io.sotto.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cohort trains. The attempt ends when all have answered, when too few can still answer, or at the deadline.
 *
 * @param answers what has come from each member of the cohort
 */
record Training(Rules rules, TaskId task, Sha256 model, Roster roster, ClientMap<Answer> answers)
        implements RoundState {
    static Step enter(Rules rules, TaskId task, Sha256 model, Roster roster) {
        List<ClientId> cohort = rules.chooseCohort(roster.ready(), rules.cohortSize(roster.known()), task);
        Roster others = roster;
        List<RoundAction> actions = new ArrayList<>();
        actions.add(new RoundAction.Begin(task, cohort));
        actions.add(
                new RoundAction.SetDeadline(deadlineOf(task), rules.settings().deadline()));
        for (ClientId client : cohort) {
            others = others.withBusy(client);
            actions.add(assignment(rules, client, task, model));
        }
        ClientMap<Answer> answers = ClientMap.ofAll(cohort, new Answer.Awaited());
        return new Step(new Training(rules, task, model, others, answers), actions);
    }

    @Override
    public boolean isOver(TaskId submitted) {
        return submitted.compareTo(task) < 0;
    }

    /** A member that comes back before it has answered gets its task again; others wait for the next attempt. */
    @Override
    public Step onReady(ClientId client) {
        if (isAwaited(client)) {
            Training next = new Training(rules, task, model, roster.withBusy(client), answers);
            return Step.to(next, assignment(rules, client, task, model));
        }
        return Step.to(new Training(rules, task, model, roster.withReady(client), answers));
    }

    @Override
    public Step onGone(ClientId client) {
        return Step.to(new Training(rules, task, model, roster.without(client), answers));
    }

    @Override
    public Optional<RoundAction.Refuse> refusalAtTheDoor(ClientId client, TaskId submitted) {
        if (!submitted.equals(task) || answers.get(client).isEmpty()) {
            return Optional.of(closed(client, submitted));
        }
        if (!isAwaited(client)) {
            String message = "update for %s: this client has sent its update before".formatted(submitted);
            return Optional.of(new RoundAction.Refuse(client, Refusal.REPEATED, message));
        }
        return Optional.empty();
    }

    @Override
    public Step onUpdate(RoundEvent.UpdateArrived arrived) {
        return refusalAtTheDoor(arrived.client(), arrived.task())
                .map(refusal -> Step.to(this, refusal))
                .orElseGet(() -> look(arrived));
    }

    @Override
    public Step onSpoiled(RoundEvent.UpdateSpoiled spoiled) {
        return refusalAtTheDoor(spoiled.client(), spoiled.task())
                .map(refusal -> Step.to(this, refusal))
                .orElseGet(() -> refuse(spoiled.client(), Refusal.MISMATCH, spoiled.message()));
    }

    @Override
    public Step onDeadline(Deadline deadline) {
        return deadline.equals(deadlineOf(task)) ? close() : Step.to(this);
    }

    private Step look(RoundEvent.UpdateArrived arrived) {
        ClientUpdate update = arrived.update();
        double limit = rules.settings().maxUpdateNorm();
        if (!arrived.baseModel().equals(model)) {
            String message = "update of model %s: expected one of model %s".formatted(arrived.baseModel(), model);
            return refuse(arrived.client(), Refusal.MISMATCH, message);
        }
        if (!update.difference().layout().equals(rules.layout())) {
            String message =
                    "update with %s: expected %s".formatted(update.difference().layout(), rules.layout());
            return refuse(arrived.client(), Refusal.MISMATCH, message);
        }
        if (!(update.norm() <= limit) || !Double.isFinite(update.meanLoss())) {
            String message = "update of norm %s with mean loss %s: expected a norm of at most %s and a finite loss"
                    .formatted(update.norm(), update.meanLoss(), limit);
            return refuse(arrived.client(), Refusal.NOT_FINITE, message);
        }
        return answered(
                arrived.client(),
                new Answer.Counted(update.faceCount(), update.meanLoss()),
                new RoundAction.Accept(arrived.client(), update));
    }

    private Step refuse(ClientId client, Refusal reason, String message) {
        return answered(client, new Answer.Refused(reason), new RoundAction.Refuse(client, reason, message));
    }

    private Step answered(ClientId client, Answer answer, RoundAction reply) {
        Training next = new Training(rules, task, model, roster, answers.with(client, answer));
        return (next.isDecided() ? next.close() : Step.to(next)).after(reply);
    }

    private boolean isDecided() {
        int awaited = count(Answer.Awaited.class);
        return awaited == 0
                || count(Answer.Counted.class) + awaited < rules.settings().minUpdates();
    }

    private Step close() {
        RoundSummary summary = RoundSummary.of(task, answers);
        if (summary.counted().size() >= rules.settings().minUpdates()) {
            return Step.to(new Committing(rules, task, model, roster), new RoundAction.Commit(summary));
        }
        return runAgain().after(new RoundAction.Abandon(summary));
    }

    private Step runAgain() {
        return task.attempt() >= rules.settings().maxAttempts()
                ? Finished.enter(task, model, roster, Ending.GAVE_UP)
                : Gathering.enter(rules, task.nextAttempt(), model, roster);
    }

    private boolean isAwaited(ClientId client) {
        return answers.get(client).filter(Answer.Awaited.class::isInstance).isPresent();
    }

    private int count(Class<? extends Answer> kind) {
        return answers.clientsWhere(kind::isInstance).size();
    }

    private static RoundAction assignment(Rules rules, ClientId client, TaskId task, Sha256 model) {
        return new RoundAction.Assign(client, task, model, rules.trainingSeed(client, task.round()));
    }

    private static Deadline deadlineOf(TaskId task) {
        return new Deadline(task, Deadline.Phase.TRAINING);
    }
}
