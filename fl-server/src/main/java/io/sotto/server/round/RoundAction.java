package io.sotto.server.round;

import io.sotto.model.Sha256;
import java.time.Duration;
import java.util.List;

/** What a state wants done; {@link RoundEffects} says what each action means. */
public sealed interface RoundAction {
    /** Calls the effect of this action. */
    void perform(RoundEffects effects);

    record Begin(TaskId task, List<ClientId> cohort) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.begin(task, cohort);
        }
    }

    record Assign(ClientId client, TaskId task, Sha256 model, long seed) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.assign(client, task, model, seed);
        }
    }

    record SetDeadline(Deadline deadline, Duration after) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.setDeadline(deadline, after);
        }
    }

    record AssignStep(ClientId client, TaskId task, RoundStep step) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.assignStep(client, task, step);
        }
    }

    record Accept(ClientId client) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.accept(client);
        }
    }

    record Refuse(ClientId client, Refusal reason, String message) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.refuse(client, reason, message);
        }
    }

    record LeaveOut(ClientId client) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.leaveOut(client);
        }
    }

    record CloseStep(TaskId task, RoundStep step) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.closeStep(task, step);
        }
    }

    record Abandon(RoundSummary summary, String reason) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.abandon(summary, reason);
        }
    }

    record Commit(RoundSummary summary) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.commit(summary);
        }
    }

    record Dismiss(ClientId client, Sha256 model) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.dismiss(client, model);
        }
    }

    record Finish(Ending ending, Sha256 model) implements RoundAction {
        @Override
        public void perform(RoundEffects effects) {
            effects.finish(ending, model);
        }
    }
}
