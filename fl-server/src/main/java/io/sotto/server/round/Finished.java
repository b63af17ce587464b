package io.sotto.server.round;

import io.sotto.model.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * The run is over. Clients that ask are told so.
 *
 * @param task the last attempt
 * @param model the final model
 */
public record Finished(TaskId task, Sha256 model, Ending ending) implements RoundState {
    static Step enter(TaskId task, Sha256 model, Roster roster, Ending ending) {
        List<RoundAction> actions = new ArrayList<>();
        roster.ready().forEach(client -> actions.add(new RoundAction.Dismiss(client, model)));
        actions.add(new RoundAction.Finish(ending, model));
        return new Step(new Finished(task, model, ending), actions);
    }

    @Override
    public boolean isOver(TaskId answered, RoundStep step) {
        return answered.compareTo(task) <= 0;
    }

    @Override
    public Step onReady(ClientId client) {
        return Step.to(this, new RoundAction.Dismiss(client, model));
    }

    @Override
    public Step onGone(ClientId client) {
        return Step.to(this);
    }
}
