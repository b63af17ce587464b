package io.sotto.server.round;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of each client that an attempt has asked. Immutable.
 *
 * @param cohort whom the terms of a masked attempt name; empty before they are fixed
 */
record Attendance(ClientMap<Fate> fates, List<ClientId> cohort) {
    /** What became of one. */
    sealed interface Fate {
        /** It has done all it was asked for so far. */
        record Present() implements Fate {}

        /** Its update is in the sum, whatever it does from now on. */
        record Counted() implements Fate {}

        /** It sent nothing in time. */
        record Missing() implements Fate {}

        record Refused(Refusal reason) implements Fate {}
    }

    static Attendance of(List<ClientId> cohort) {
        return new Attendance(ClientMap.ofAll(cohort, new Fate.Present()), List.of());
    }

    Attendance withCohort(List<ClientId> members) {
        return new Attendance(fates, members);
    }

    /** Refuses a client; one that is counted stays so. */
    Attendance refused(ClientId client, Refusal reason) {
        boolean counted =
                fates.get(client).filter(Fate.Counted.class::isInstance).isPresent();
        return counted ? this : new Attendance(fates.with(client, new Fate.Refused(reason)), cohort);
    }

    /** After a step: who has not answered is missing, and who has may be counted. */
    Attendance after(RoundStep step, ClientMap<Answer> answers) {
        if (step.isAfterSum()) {
            return this;
        }
        ClientMap<Fate> next = fates;
        for (ClientId client : answers.clients()) {
            Optional<Answer> answer = answers.get(client);
            if (answer.filter(Answer.AWAITED::equals).isPresent()) {
                next = next.with(client, new Fate.Missing());
            } else if (step.isCounted() && answer.filter(Answer.GIVEN::equals).isPresent()) {
                next = next.with(client, new Fate.Counted());
            }
        }
        return new Attendance(next, cohort);
    }

    RoundSummary summary(TaskId task, RoundFigures figures) {
        Map<ClientId, Refusal> refused = new TreeMap<>();
        for (ClientId client : fates.clients()) {
            fates.get(client)
                    .filter(Fate.Refused.class::isInstance)
                    .map(Fate.Refused.class::cast)
                    .ifPresent(fate -> refused.put(client, fate.reason()));
        }
        return new RoundSummary(
                task,
                fates.clientsWhere(Fate.Counted.class::isInstance),
                refused,
                fates.clientsWhere(fate -> fate instanceof Fate.Missing || fate instanceof Fate.Present),
                figures);
    }
}
