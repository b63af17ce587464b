package io.sotto.client.device;

import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.StepTask;
import io.sotto.privacy.secagg.message.RoundId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives the answers of a script, one a call, and notes the calls. */
final class ScriptedCoordinator implements Coordinator {
    private final Deque<ParticipationEvent> script;
    private final List<String> calls = new ArrayList<>();

    ScriptedCoordinator(ParticipationEvent... script) {
        this.script = new ArrayDeque<>(List.of(script));
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public ParticipationEvent join() {
        return next("join");
    }

    @Override
    public ParticipationEvent nextTask() {
        return next("nextTask");
    }

    @Override
    public ParticipationEvent fetch(ModelReference model) {
        return next("fetch");
    }

    @Override
    public ParticipationEvent submit(StepMessage message) {
        return next("submit");
    }

    @Override
    public ParticipationEvent fetchStep(StepTask task) {
        return next("fetchStep");
    }

    @Override
    public ParticipationEvent withdraw(RoundId round) {
        return next("withdraw");
    }

    private ParticipationEvent next(String call) {
        calls.add(call);
        return script.removeFirst();
    }
}
