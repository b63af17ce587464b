package io.sotto.client.device;

import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.Refusal;
import io.sotto.client.participation.Samples;
import io.sotto.client.participation.TrainTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Answers at random whatever the contract allows, tires after so many calls, and notes calls that no device may make. */
final class FickleCoordinator implements Coordinator {
    private static final List<Refusal> REASONS = List.of(Refusal.values());

    private final RandomGenerator random;
    private final int callsUntilTheEnd;
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private boolean joined;
    private @Nullable TrainTask open;
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
                forgotten(),
                new ParticipationEvent.Unreachable("random"));
        if (answer instanceof ParticipationEvent.Asked asked) {
            open = asked.task();
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
    public ParticipationEvent submit(TrainTask task, LocalUpdate update) {
        count("submit");
        check(joined, "submits without a session");
        check(task.equals(open), "submits for a task that is not open");
        check(everFetched, "submits without having fetched any model");
        check(update.equals(Samples.UPDATE), "submits something it did not train");
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
