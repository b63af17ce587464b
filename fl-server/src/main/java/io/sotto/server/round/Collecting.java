package io.sotto.server.round;

import io.sotto.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Members answer a step. It ends when all have answered, when the answers suffice, when too few can still come, or at the
 * deadline.
 *
 * @param minimum how many answers the step needs, 1 or more
 * @param answers what has come from each member of the step
 */
record Collecting(
        Rules rules,
        TaskId task,
        Sha256 model,
        Roster roster,
        RoundStep step,
        int minimum,
        ClientMap<Answer> answers,
        Attendance attendance)
        implements RoundState {
    /** Draws the cohort of an attempt and has it train. */
    static Step enterFirst(Rules rules, TaskId task, Sha256 model, Roster roster) {
        List<ClientId> cohort =
                rules.chooseCohort(roster.ready(), rules.cohortSize(roster.known()), task, roster.lastCohort());
        Collecting first = new Collecting(
                rules,
                task,
                model,
                roster,
                rules.settings().aggregation().first(),
                rules.settings().minUpdates(),
                ClientMap.ofAll(cohort, Answer.AWAITED),
                Attendance.of(cohort));
        return first.enter().after(new RoundAction.Begin(task, cohort));
    }

    /** Sets the deadline and tells every member that waits for work. */
    Step enter() {
        List<RoundAction> actions = new ArrayList<>();
        actions.add(new RoundAction.SetDeadline(deadline(), rules.timeOf(step)));
        Roster others = roster;
        for (ClientId client : answers.clients()) {
            if (roster.isReady(client)) {
                others = others.withBusy(client);
                actions.add(assignment(client));
            }
        }
        return new Step(with(others), actions);
    }

    @Override
    public boolean isOver(TaskId answered, RoundStep ofStep) {
        int earlier = answered.compareTo(task);
        return earlier < 0 || (earlier == 0 && ofStep.compareTo(step) < 0);
    }

    @Override
    public boolean tells(ClientId client, TaskId asked, RoundStep ofStep) {
        return asked.equals(task) && ofStep == step && answers.get(client).isPresent();
    }

    /** A member that comes back before it has answered is asked again; others wait for the next step or attempt. */
    @Override
    public Step onReady(ClientId client) {
        return isAwaited(client)
                ? Step.to(with(roster.withBusy(client)), assignment(client))
                : Step.to(with(roster.withReady(client)));
    }

    @Override
    public Step onGone(ClientId client) {
        return Step.to(with(roster.without(client)));
    }

    @Override
    public Optional<RoundAction.Refuse> refusalAtTheDoor(ClientId client, TaskId answered, RoundStep ofStep) {
        if (!tells(client, answered, ofStep)) {
            return Optional.of(closed(client, answered, ofStep));
        }
        if (!isAwaited(client)) {
            String message = "%s of %s: this client has answered before".formatted(ofStep, answered);
            return Optional.of(new RoundAction.Refuse(client, Refusal.REPEATED, message));
        }
        return Optional.empty();
    }

    @Override
    public Step onAnswered(RoundEvent.Answered answered) {
        return refusalAtTheDoor(answered.client(), answered.task(), answered.step())
                .map(refusal -> Step.to(this, refusal))
                .orElseGet(() -> take(answered));
    }

    @Override
    public Step onWithdrawn(RoundEvent.Withdrawn withdrawn) {
        return withdrawn.task().equals(task) && isAwaited(withdrawn.client())
                ? lost(withdrawn.client(), Refusal.WITHDRAWN).proceed()
                : Step.to(this);
    }

    @Override
    public Step onDeadline(Deadline passed) {
        return passed.equals(deadline()) ? close() : Step.to(this);
    }

    private Step take(RoundEvent.Answered answered) {
        ClientId client = answered.client();
        if (answered.fault().isPresent()) {
            RoundEvent.Fault fault = answered.fault().get();
            return lost(client, fault.reason())
                    .proceed()
                    .after(new RoundAction.Refuse(client, fault.reason(), fault.message()));
        }
        Collecting next = new Collecting(
                rules, task, model, roster, step, minimum, answers.with(client, Answer.GIVEN), attendance);
        return (answered.enough() ? next.close() : next.proceed()).after(new RoundAction.Accept(client));
    }

    private Collecting lost(ClientId client, Refusal reason) {
        return new Collecting(
                rules,
                task,
                model,
                roster,
                step,
                minimum,
                answers.with(client, Answer.LOST),
                attendance.refused(client, reason));
    }

    private Step proceed() {
        int awaited = count(Answer.AWAITED);
        return awaited == 0 || count(Answer.GIVEN) + awaited < minimum ? close() : Step.to(this);
    }

    private Step close() {
        int given = count(Answer.GIVEN);
        Closing closing = new Closing(rules, task, model, roster, step, attendance.after(step, answers));
        if (given >= minimum) {
            Step closed = Step.to(closing, new RoundAction.CloseStep(task, step));
            return leftOut()
                    .map(client -> closed.after(new RoundAction.LeaveOut(client)))
                    .orElse(closed);
        }
        return closing.abandon(
                "%s: %d of %d clients answered, expected %d or more".formatted(step, given, answers.size(), minimum));
    }

    private Optional<ClientId> leftOut() {
        return step == RoundStep.ADVERTISE
                ? rules.leftOut(answers.clientsWhere(Answer.GIVEN::equals), task, roster.lastCohort())
                : Optional.empty();
    }

    private Collecting with(Roster others) {
        return new Collecting(rules, task, model, others, step, minimum, answers, attendance);
    }

    private boolean isAwaited(ClientId client) {
        return answers.get(client).filter(Answer.AWAITED::equals).isPresent();
    }

    private int count(Answer kind) {
        return answers.clientsWhere(kind::equals).size();
    }

    private RoundAction assignment(ClientId client) {
        return step == rules.settings().aggregation().first()
                ? new RoundAction.Assign(client, task, model, rules.trainingSeed(client, task.round()))
                : new RoundAction.AssignStep(client, task, step);
    }

    private Deadline deadline() {
        return new Deadline.OfStep(task, step);
    }
}
