package io.sotto.server.round;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an attempt at a round ended. Each member of the cohort is in exactly one of the three lists.
 *
 * @param counted clients whose update is in the average
 * @param refused clients whose update was refused, and why
 * @param missing clients that sent nothing in time
 * @param faceCount on how many faces the counted clients trained
 * @param meanLoss their mean cross-entropy, weighted by faces; NaN if none was counted
 */
public record RoundSummary(
        TaskId task,
        List<ClientId> counted,
        Map<ClientId, Refusal> refused,
        List<ClientId> missing,
        long faceCount,
        double meanLoss) {
    public RoundSummary {
        counted = List.copyOf(counted);
        refused = Map.copyOf(refused);
        missing = List.copyOf(missing);
    }

    /** How many clients were asked. */
    public int cohortSize() {
        return counted.size() + refused.size() + missing.size();
    }

    /** Sums up in the order of the clients' numbers, so that the result does not depend on who came first. */
    static RoundSummary of(TaskId task, ClientMap<Answer> answers) {
        Map<ClientId, Refusal> refused = new TreeMap<>();
        long faces = 0;
        double lossSum = 0;
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.values().get(i);
            if (answer instanceof Answer.Counted counted) {
                faces += counted.faceCount();
                lossSum += counted.faceCount() * counted.meanLoss();
            } else if (answer instanceof Answer.Refused refusal) {
                refused.put(answers.clients().get(i), refusal.reason());
            }
        }
        return new RoundSummary(
                task,
                answers.clientsWhere(Answer.Counted.class::isInstance),
                refused,
                answers.clientsWhere(Answer.Awaited.class::isInstance),
                faces,
                lossSum / faces);
    }
}
