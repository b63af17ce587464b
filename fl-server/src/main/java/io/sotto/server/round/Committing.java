package io.sotto.server.round;

import io.sotto.model.Sha256;

/** The round has its updates; the driver makes the next model of them. Clients may already wait for the next round. */
record Committing(Rules rules, TaskId task, Sha256 model, Roster roster) implements RoundState {
    @Override
    public boolean isOver(TaskId answered, RoundStep step) {
        return answered.compareTo(task) <= 0;
    }

    @Override
    public Step onReady(ClientId client) {
        return Step.to(new Committing(rules, task, model, roster.withReady(client)));
    }

    @Override
    public Step onGone(ClientId client) {
        return Step.to(new Committing(rules, task, model, roster.without(client)));
    }

    @Override
    public Step onCommitted(RoundEvent.Committed committed) {
        if (!committed.task().equals(task)) {
            return Step.to(this);
        }
        if (task.round() >= rules.settings().rounds()) {
            return Finished.enter(task, committed.model(), roster, Ending.COMPLETED);
        }
        if (committed.targetReached()) {
            return Finished.enter(task, committed.model(), roster, Ending.TARGET_REACHED);
        }
        return Gathering.enter(rules, task.nextRound(), committed.model(), roster);
    }
}
