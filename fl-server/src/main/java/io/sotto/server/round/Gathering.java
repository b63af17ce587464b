package io.sotto.server.round;

import io.sotto.model.Sha256;

/**
 * Waits for clients. The attempt starts as soon as enough are known and a whole cohort is ready; once it could start with
 * fewer, it waits for the others no longer than the gathering time.
 *
 * @param timed whether that time is running
 */
record Gathering(Rules rules, TaskId task, Sha256 model, Roster roster, boolean timed) implements RoundState {
    static Step enter(Rules rules, TaskId task, Sha256 model, Roster roster) {
        return new Gathering(rules, task, model, roster, false).proceed();
    }

    @Override
    public boolean isOver(TaskId answered, RoundStep step) {
        return answered.compareTo(task) < 0;
    }

    @Override
    public Step onReady(ClientId client) {
        return new Gathering(rules, task, model, roster.withReady(client), timed).proceed();
    }

    @Override
    public Step onGone(ClientId client) {
        return new Gathering(rules, task, model, roster.without(client), timed).proceed();
    }

    @Override
    public Step onDeadline(Deadline deadline) {
        if (!timed || !deadline.equals(deadline())) {
            return Step.to(this);
        }
        return mayStart() ? start() : Step.to(new Gathering(rules, task, model, roster, false));
    }

    private Step proceed() {
        if (!mayStart()) {
            return Step.to(this);
        }
        if (roster.ready().size() >= rules.cohortSize(roster.known())) {
            return start();
        }
        if (timed) {
            return Step.to(this);
        }
        return Step.to(
                new Gathering(rules, task, model, roster, true),
                new RoundAction.SetDeadline(deadline(), rules.settings().gatheringTime()));
    }

    private boolean mayStart() {
        return roster.known() >= rules.settings().minClients()
                && roster.ready().size() >= rules.settings().minUpdates();
    }

    private Step start() {
        return Collecting.enterFirst(rules, task, model, roster);
    }

    private Deadline deadline() {
        return new Deadline.OfGathering(task);
    }
}
