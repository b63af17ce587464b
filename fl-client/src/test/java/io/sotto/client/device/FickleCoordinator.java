package io.sotto.client.device;

import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.Refusal;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.Samples;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.StepTask;
import io.sotto.privacy.secagg.message.RoundId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Answers at random whatever the contract allows, tires after so many calls, and notes calls that no device may make. */
final class FickleCoordinator implements Coordinator {
    private static final List<RoundStep> STEPS = List.of(RoundStep.values());
    private static final List<Refusal> REASONS = List.of(Refusal.values());

    private final RandomGenerator random;
    private final int callsUntilTheEnd;
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private boolean joined;
    private @Nullable RoundId open;
    private boolean everFetched;
    private int round;

    FickleCoordinator(RandomGenerator random, int callsUntilTheEnd) {
        this.random = random;
        this.callsUntilTheEnd = callsUntilTheEnd;
    }

    List<String> broken() {
        return broken;
    }

    int countOf(String call) {
        return calls.getOrDefault(call, 0);
    }

    @Override
    public ParticipationEvent join() {
        count("join");
        check(!joined, "joins though its session holds");
        ParticipationEvent answer = oneOf(
                new ParticipationEvent.Joined(),
                new ParticipationEvent.Full(),
                new ParticipationEvent.Unreachable("random"),
                random.nextInt(50) == 0
                        ? new ParticipationEvent.VersionRefused(2, 2)
                        : new ParticipationEvent.Joined());
        joined = answer instanceof ParticipationEvent.Joined;
        open = null;
        return answer;
    }

    @Override
    public ParticipationEvent nextTask() {
        count("nextTask");
        check(joined, "asks for work without a session");
        open = null;
        if (calls.values().stream().mapToInt(Integer::intValue).sum() > callsUntilTheEnd) {
            return new ParticipationEvent.NoMoreRounds(Samples.MODEL);
        }
        ParticipationEvent answer = oneOf(
                new ParticipationEvent.NoTask(Duration.ofMillis(random.nextInt(30_000))),
                new ParticipationEvent.Asked(Samples.task(++round)),
                new ParticipationEvent.AskedStep(
                        Samples.step(++round, STEPS.get(1 + random.nextInt(STEPS.size() - 1)))),
                forgotten(),
                new ParticipationEvent.Unreachable("random"));
        if (answer instanceof ParticipationEvent.Asked asked) {
            open = asked.task().name();
        } else if (answer instanceof ParticipationEvent.AskedStep asked) {
            open = asked.task().round();
        }
        return answer;
    }

    @Override
    public ParticipationEvent fetch(ModelReference model) {
        count("fetch");
        check(joined, "fetches without a session");
        check(model.equals(Samples.MODEL), "fetches a model that nobody named");
        ParticipationEvent answer = oneOf(
                new ParticipationEvent.Fetched(Samples.GLOBAL),
                new ParticipationEvent.ModelGone(),
                new ParticipationEvent.Damaged("random"),
                forgotten(),
                new ParticipationEvent.Unreachable("random"));
        everFetched = everFetched || answer instanceof ParticipationEvent.Fetched;
        return answer;
    }

    @Override
    public ParticipationEvent fetchStep(StepTask task) {
        count("fetchStep");
        check(joined, "fetches a step without a session");
        check(task.round().equals(open), "fetches a step of a round that is not open");
        return oneOf(
                new ParticipationEvent.Told(new StepMessage(task.round(), task.step(), new byte[1])),
                new ParticipationEvent.StepGone(),
                forgotten(),
                new ParticipationEvent.Unreachable("random"));
    }

    @Override
    public ParticipationEvent submit(StepMessage message) {
        count("submit");
        check(joined, "submits without a session");
        check(message.round().equals(open), "submits for a round that is not open");
        check(everFetched || message.step() != RoundStep.ADVERTISE, "advertises without having fetched any model");
        ParticipationEvent answer = oneOf(
                new ParticipationEvent.Accepted(),
                new ParticipationEvent.Refused(REASONS.get(random.nextInt(REASONS.size())), "random"),
                forgotten(),
                new ParticipationEvent.Rejected("random"),
                new ParticipationEvent.Unreachable("random"));
        boolean answered =
                answer instanceof ParticipationEvent.Accepted || answer instanceof ParticipationEvent.Refused;
        open = answered ? null : open;
        return answer;
    }

    @Override
    public ParticipationEvent withdraw(RoundId round) {
        count("withdraw");
        check(joined, "withdraws without a session");
        return oneOf(new ParticipationEvent.Withdrawn(), forgotten(), new ParticipationEvent.Unreachable("random"));
    }

    private ParticipationEvent forgotten() {
        return new ParticipationEvent.SessionUnknown();
    }

    private ParticipationEvent oneOf(ParticipationEvent... answers) {
        ParticipationEvent answer = answers[random.nextInt(answers.length)];
        joined = joined && !(answer instanceof ParticipationEvent.SessionUnknown);
        return answer;
    }

    private void count(String call) {
        calls.merge(call, 1, Integer::sum);
    }

    private void check(boolean holds, String complaint) {
        if (!holds) {
            broken.add(complaint);
        }
    }
}
