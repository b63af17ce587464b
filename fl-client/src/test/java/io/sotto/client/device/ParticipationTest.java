package io.sotto.client.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.participation.Finished;
import io.sotto.client.participation.Left;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.Refusal;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.Samples;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.TrainTask;
import io.sotto.model.RandomStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Drives the machine against a coordinator that answers anything it may, and checks what must hold whatever happens. */
class ParticipationTest {
    private static final int SEQUENCES_A_REPETITION = 500;

    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void clearInterruption() {
        boolean ignored = Thread.interrupted();
    }

    @RepeatedTest(10)
    void run_anySequenceOfAnswers_endsAndKeepsItsPromises(RepetitionInfo repetition) {
        for (int i = 0; i < SEQUENCES_A_REPETITION; i++) {
            long seed = repetition.getCurrentRepetition() * 100_000L + i;
            FickleCoordinator coordinator = new FickleCoordinator(new RandomStreams(seed).stream("answers"), 200);

            ParticipationState end = participation(coordinator, seed).run();

            assertThat(end.isOver()).as("seed %d", seed).isTrue();
            assertThat(coordinator.broken()).as("seed %d", seed).isEmpty();
            assertThat(coordinator.countOf("join")).as("seed %d", seed).isPositive();
        }
        assertThat(pauses)
                .isNotEmpty()
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(250), Duration.ofSeconds(30)));
    }

    @Test
    void run_roundAttemptedAgain_fetchesTheModelOnce() {
        ScriptedCoordinator coordinator = new ScriptedCoordinator(
                new ParticipationEvent.Joined(),
                new ParticipationEvent.Asked(Samples.task(1)),
                new ParticipationEvent.Fetched(Samples.GLOBAL),
                new ParticipationEvent.Refused(Refusal.TOO_LATE, "attempt 1 has failed"),
                new ParticipationEvent.Asked(Samples.task(1)),
                new ParticipationEvent.Accepted(),
                new ParticipationEvent.AskedStep(Samples.step(1, RoundStep.SHARE)),
                new ParticipationEvent.Told(Samples.message(1, RoundStep.SHARE)),
                new ParticipationEvent.Accepted(),
                new ParticipationEvent.NoMoreRounds(Samples.MODEL));

        ParticipationState end = participation(coordinator, 1).run();

        assertThat(end).isEqualTo(new Finished(Samples.MODEL, true));
        assertThat(coordinator.calls())
                .containsExactly(
                        "join",
                        "nextTask",
                        "fetch",
                        "submit",
                        "nextTask",
                        "submit",
                        "nextTask",
                        "fetchStep",
                        "submit",
                        "nextTask");
    }

    @Test
    void run_interruptedThread_leavesWithoutAnotherCall() {
        ScriptedCoordinator coordinator = new ScriptedCoordinator();
        Thread.currentThread().interrupt();

        assertThat(participation(coordinator, 1).run()).isEqualTo(new Left());
        assertThat(coordinator.calls()).isEmpty();
    }

    /** Answers each step with a byte, and leaves now and then; with seed 1 never. */
    private record SampleRounds(RandomGenerator random, boolean steadfast) implements RoundKeeper {
        SampleRounds(long seed) {
            this(new RandomStreams(seed).stream("rounds"), seed == 1);
        }

        @Override
        public ParticipationEvent consider(TrainTask task) {
            return !steadfast && random.nextInt(6) == 0
                    ? new ParticipationEvent.RoundLeft("random", random.nextInt(6) == 0)
                    : new ParticipationEvent.Agreed();
        }

        @Override
        public ParticipationEvent begin(TrainTask task, LocalUpdate update) {
            return answer(new StepMessage(task.name(), RoundStep.ADVERTISE, new byte[1]));
        }

        @Override
        public ParticipationEvent proceed(StepMessage told) {
            return answer(told);
        }

        private ParticipationEvent answer(StepMessage message) {
            return !steadfast && random.nextInt(6) == 0
                    ? new ParticipationEvent.RoundLeft("random", false)
                    : Samples.prepared(message);
        }
    }

    private Participation participation(Coordinator coordinator, long seed) {
        RandomGenerator jitter = new RandomStreams(seed).stream("jitter");
        LocalTraining training = (task, global) -> Samples.TRAINED;
        return new Participation(
                coordinator, training, new SampleRounds(seed), (before, event, after) -> {}, pauses::add, jitter);
    }
}
