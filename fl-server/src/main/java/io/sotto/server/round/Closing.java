package io.sotto.server.round;

import io.sotto.model.Sha256;
import java.util.Optional;

/** A step has its answers; the driver makes of them what the next step needs, or finds that the attempt is over. */
record Closing(Rules rules, TaskId task, Sha256 model, Roster roster, RoundStep step, Attendance attendance)
        implements RoundState {
    @Override
    public boolean isOver(TaskId answered, RoundStep ofStep) {
        int earlier = answered.compareTo(task);
        return earlier < 0 || (earlier == 0 && ofStep.compareTo(step) <= 0);
    }

    @Override
    public Step onReady(ClientId client) {
        return Step.to(new Closing(rules, task, model, roster.withReady(client), step, attendance));
    }

    @Override
    public Step onGone(ClientId client) {
        return Step.to(new Closing(rules, task, model, roster.without(client), step, attendance));
    }

    @Override
    public Step onStepClosed(RoundEvent.StepClosed closed) {
        if (!closed.task().equals(task) || closed.step() != step) {
            return Step.to(this);
        }
        Optional<RoundStep> next = rules.settings().aggregation().after(step);
        if (next.isPresent()) {
            ClientMap<Answer> answers = ClientMap.ofAll(closed.members(), Answer.AWAITED);
            int minimum = minimumOf(next.get(), closed.minimum());
            Attendance known = step == RoundStep.ADVERTISE ? attendance.withCohort(closed.members()) : attendance;
            Roster seen = next.get() == RoundStep.UNMASK ? roster.withLastCohort(known.cohort()) : roster;
            return new Collecting(rules, task, model, seen, next.get(), minimum, answers, known).enter();
        }
        return Step.to(
                new Committing(rules, task, model, roster),
                new RoundAction.Commit(attendance.summary(task, closed.figures())));
    }

    @Override
    public Step onAborted(RoundEvent.Aborted aborted) {
        return aborted.task().equals(task) ? abandon(aborted.reason()) : Step.to(this);
    }

    /** Ends the attempt: the model stays, and the round is run again unless it has failed too often. */
    Step abandon(String reason) {
        return runAgain().after(new RoundAction.Abandon(attendance.summary(task, RoundFigures.NONE), reason));
    }

    /** What is committed holds the run's minimum of updates, whatever the keys of the round would allow. */
    private int minimumOf(RoundStep next, int closed) {
        return next.isAfterSum() ? closed : Math.max(closed, rules.settings().minUpdates());
    }

    private Step runAgain() {
        return task.attempt() >= rules.settings().maxAttempts()
                ? Finished.enter(task, model, roster, Ending.GAVE_UP)
                : Gathering.enter(rules, task.nextAttempt(), model, roster);
    }
}
