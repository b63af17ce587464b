package io.sotto.client.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.participation.ParticipationEvent.Accepted;
import io.sotto.client.participation.ParticipationEvent.Agreed;
import io.sotto.client.participation.ParticipationEvent.Asked;
import io.sotto.client.participation.ParticipationEvent.AskedStep;
import io.sotto.client.participation.ParticipationEvent.Damaged;
import io.sotto.client.participation.ParticipationEvent.Fetched;
import io.sotto.client.participation.ParticipationEvent.Full;
import io.sotto.client.participation.ParticipationEvent.Joined;
import io.sotto.client.participation.ParticipationEvent.Leave;
import io.sotto.client.participation.ParticipationEvent.ModelGone;
import io.sotto.client.participation.ParticipationEvent.NoMoreRounds;
import io.sotto.client.participation.ParticipationEvent.NoTask;
import io.sotto.client.participation.ParticipationEvent.NotAdmitted;
import io.sotto.client.participation.ParticipationEvent.PauseOver;
import io.sotto.client.participation.ParticipationEvent.Refused;
import io.sotto.client.participation.ParticipationEvent.Rejected;
import io.sotto.client.participation.ParticipationEvent.RoundLeft;
import io.sotto.client.participation.ParticipationEvent.SessionUnknown;
import io.sotto.client.participation.ParticipationEvent.StepGone;
import io.sotto.client.participation.ParticipationEvent.Told;
import io.sotto.client.participation.ParticipationEvent.Unfit;
import io.sotto.client.participation.ParticipationEvent.Unreachable;
import io.sotto.client.participation.ParticipationEvent.Untrusted;
import io.sotto.client.participation.ParticipationEvent.VersionRefused;
import io.sotto.client.participation.ParticipationEvent.Withdrawn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParticipationStateTest {
    private static final StepMessage ADVERTISEMENT = Samples.message(1, RoundStep.ADVERTISE);
    private static final NoTask LONG_POLL = new NoTask(Duration.ofSeconds(30));

    @Test
    void machine_undisturbedRound_goesThroughEveryStepInOrder() {
        TrainTask task = Samples.task(4);
        ParticipationState state = ParticipationState.first();
        assertThat(state.action()).isEqualTo(new DeviceAction.Join());
        state = after(state, new Joined());
        assertThat(state.action()).isEqualTo(new DeviceAction.AskForTask());
        state = after(state, LONG_POLL, new Asked(task));
        assertThat(state.action()).isEqualTo(new DeviceAction.Consider(task));
        state = after(state, new Agreed());
        assertThat(state.action()).isEqualTo(new DeviceAction.Fetch(task.model()));
        state = after(state, new Fetched(Samples.GLOBAL));
        assertThat(state.action()).isEqualTo(new DeviceAction.Train(task, Samples.GLOBAL));
        state = after(state, Samples.TRAINED);
        assertThat(state.action()).isEqualTo(new DeviceAction.Begin(task, Samples.UPDATE));
        StepMessage advertisement = Samples.message(4, RoundStep.ADVERTISE);
        state = after(state, Samples.prepared(advertisement));
        assertThat(state.action()).isEqualTo(new DeviceAction.Submit(advertisement));
        state = after(state, new Accepted());
        for (RoundStep step : List.of(RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM, RoundStep.UNMASK)) {
            assertThat(state.action()).isEqualTo(new DeviceAction.AskForTask());
            state = after(state, new AskedStep(Samples.step(4, step)));
            assertThat(state.action()).isEqualTo(new DeviceAction.FetchStep(Samples.step(4, step)));
            StepMessage told = Samples.message(4, step);
            state = after(state, new Told(told));
            assertThat(state.action()).isEqualTo(new DeviceAction.Proceed(told));
            StepMessage answer = Samples.message(4, step);
            state = after(state, Samples.prepared(answer));
            assertThat(state.action()).isEqualTo(new DeviceAction.Submit(answer));
            state = after(state, new Accepted());
        }
        assertThat(state.action()).isEqualTo(new DeviceAction.AskForTask());
    }

    @Test
    void machine_roundLeft_tellsTheCoordinatorAndWaitsForAnother() {
        ParticipationState proceeding = proceeding();

        ParticipationState state = after(proceeding, new RoundLeft("cohort: too alike", false));
        assertThat(state.action()).isEqualTo(new DeviceAction.Withdraw(Samples.name(1)));

        state = after(state, new Withdrawn());
        assertThat(state.action()).isInstanceOf(DeviceAction.Pause.class);
        assertThat(after(state, new PauseOver()).action()).isEqualTo(new DeviceAction.AskForTask());
    }

    @Test
    void machine_roundLeftForGood_givesUpWithWhatWasAskedAndAllowed() {
        String words = "clip norm: the round asks for 30, this device allows at most 20";

        ParticipationState state = after(proceeding(), new RoundLeft(words, true), new Withdrawn());

        assertThat(state).isEqualTo(new GaveUp(words));
    }

    @Test
    void machine_roundLeftAndCoordinatorGone_triesToTellThreeTimes() {
        Unreachable gone = new Unreachable("gone");

        ParticipationState state =
                after(proceeding(), new RoundLeft("no", true), gone, new PauseOver(), gone, new PauseOver(), gone);

        assertThat(state).isEqualTo(new GaveUp("no"));
    }

    @Test
    void machine_stepGone_asksForWorkAgain() {
        ParticipationState fetching = after(polling(), new AskedStep(Samples.step(1, RoundStep.MASK)));

        assertThat(after(fetching, new StepGone()).action()).isEqualTo(new DeviceAction.AskForTask());
    }

    @Test
    void machine_notAdmitted_givesUp() {
        assertThat(after(ParticipationState.first(), new NotAdmitted("other keys")))
                .isEqualTo(new GaveUp("other keys"));
    }

    @Test
    void machine_noMoreRounds_fetchesTheFinalModelAndFinishes() {
        ParticipationState state = after(polling(), new NoMoreRounds(Samples.MODEL));
        assertThat(state.action()).isEqualTo(new DeviceAction.Fetch(Samples.MODEL));

        assertThat(after(state, new Fetched(Samples.GLOBAL))).isEqualTo(new Finished(Samples.MODEL, true));
        assertThat(after(state, new ModelGone())).isEqualTo(new Finished(Samples.MODEL, false));
    }

    @Test
    void machine_coordinatorGoneBeforeFinalModel_finishesAfterThreeFailures() {
        Unreachable gone = new Unreachable("gone");
        ParticipationState state =
                after(polling(), new NoMoreRounds(Samples.MODEL), gone, new PauseOver(), gone, new PauseOver(), gone);

        assertThat(state).isEqualTo(new Finished(Samples.MODEL, false));
    }

    @Test
    void machine_coordinatorUnreachable_pausesTwiceAsLongEachTimeUpToHalfAMinute() {
        ParticipationState state = polling();
        for (long expectedMillis : new long[] {500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000}) {
            state = after(state, new Unreachable("gone"));
            assertThat(state.action())
                    .isEqualTo(new DeviceAction.Pause(
                            Duration.ofMillis(expectedMillis / 2), Duration.ofMillis(expectedMillis)));
            state = after(state, new PauseOver());
            assertThat(state.action()).isEqualTo(new DeviceAction.AskForTask());
        }
        state = after(state, LONG_POLL, new Unreachable("gone again"));
        assertThat(state.action()).isEqualTo(new DeviceAction.Pause(Duration.ofMillis(250), Duration.ofMillis(500)));
    }

    @Test
    void machine_neverReached_keepsTryingForDays() {
        ParticipationState state = ParticipationState.first();
        for (int i = 0; i < 10_000; i++) {
            state = after(state, new Unreachable("gone"), new PauseOver());
        }
        assertThat(state.action()).isEqualTo(new DeviceAction.Join());
    }

    @Test
    void machine_acknowledgementLost_submitsAgainAndTakesRepeatedForAnswer() {
        ParticipationState state = after(submitting(), new Unreachable("reset"), new PauseOver());
        assertThat(state.action()).isEqualTo(new DeviceAction.Submit(ADVERTISEMENT));

        state = after(state, new Refused(Refusal.REPEATED, "there already"));
        assertThat(state.action()).isEqualTo(new DeviceAction.AskForTask());
    }

    @Test
    void machine_updateRefused_forgetsItAndAsksForWork() {
        for (Refusal reason : Refusal.values()) {
            assertThat(after(submitting(), new Refused(reason, "no")).action())
                    .isEqualTo(new DeviceAction.AskForTask());
        }
    }

    @Test
    void machine_sessionUnknown_joinsAgainAtOnceAndThenWithPauses() {
        ParticipationState rejoining = after(submitting(), new SessionUnknown());
        assertThat(rejoining.action()).isEqualTo(new DeviceAction.Join());

        ParticipationState again = after(rejoining, new Joined(), new SessionUnknown());
        assertThat(again.action()).isInstanceOf(DeviceAction.Pause.class);
        assertThat(after(again, new PauseOver()).action()).isEqualTo(new DeviceAction.Join());
    }

    @Test
    void machine_noTaskWithoutAnyWait_pausesBeforeAskingAgain() {
        ParticipationState state = after(polling(), new NoTask(Duration.ofMillis(3)));

        assertThat(state.action()).isInstanceOf(DeviceAction.Pause.class);
        assertThat(after(state, new PauseOver()).action()).isEqualTo(new DeviceAction.AskForTask());
    }

    @Test
    void machine_damagedModel_isFetchedAgainTwiceAndThenGivenUp() {
        Damaged damaged = new Damaged("model abc: 7 of 12 bytes");
        ParticipationState state = after(fetching(), damaged, new PauseOver(), damaged, new PauseOver());
        assertThat(state.action()).isEqualTo(new DeviceAction.Fetch(Samples.MODEL));

        assertThat(after(state, damaged)).isEqualTo(new GaveUp("model abc: 7 of 12 bytes, 3 times in a row"));
    }

    @Test
    void machine_modelGone_asksForWorkAgain() {
        assertThat(after(fetching(), new ModelGone()).action()).isEqualTo(new DeviceAction.AskForTask());
    }

    @Test
    void machine_otherProtocolVersion_givesUpAndNamesBoth() {
        assertThat(after(ParticipationState.first(), new VersionRefused(5, 6)))
                .isEqualTo(new GaveUp("the coordinator speaks protocol versions 5 to 6: this client speaks 4"));
    }

    @Test
    void machine_untrustedFromTheStart_givesUpButNotOnceItHasJoined() {
        Untrusted untrusted = new Untrusted("certificate of another authority");

        assertThat(after(ParticipationState.first(), untrusted)).isEqualTo(new GaveUp(untrusted.message()));
        assertThat(after(polling(), untrusted).action()).isInstanceOf(DeviceAction.Pause.class);
        assertThat(after(polling(), new SessionUnknown(), untrusted).action()).isInstanceOf(DeviceAction.Pause.class);
    }

    @Test
    void machine_unfitTask_givesUp() {
        Unfit unfit = new Unfit("network 'huge+none': unknown");

        assertThat(List.of(after(polling(), unfit), after(fetching(), unfit)))
                .containsOnly(new GaveUp(unfit.message()));
    }

    @Test
    void machine_requestCalledMalformed_dropsTheWorkAndPauses() {
        Rejected rejected = new Rejected("round 0: expected 1 or more");

        assertThat(after(ParticipationState.first(), rejected)).isEqualTo(new GaveUp(rejected.message()));
        for (ParticipationState state : List.of(fetching(), submitting())) {
            ParticipationState pausing = after(state, rejected);
            assertThat(pausing.action()).isInstanceOf(DeviceAction.Pause.class);
            assertThat(after(pausing, new PauseOver()).action()).isEqualTo(new DeviceAction.AskForTask());
        }
    }

    @Test
    void machine_taskThatIsNotAllowed_isLeftBeforeItsModelIsFetched() {
        ParticipationState state =
                after(polling(), new Asked(Samples.task(1)), new RoundLeft("epochs: too many", true));

        assertThat(state.action()).isEqualTo(new DeviceAction.Withdraw(Samples.name(1)));
        assertThat(after(state, new Withdrawn())).isEqualTo(new GaveUp("epochs: too many"));
    }

    @Test
    void machine_full_triesAgainLater() {
        ParticipationState state = after(ParticipationState.first(), new Full());

        assertThat(state.action()).isInstanceOf(DeviceAction.Pause.class);
        assertThat(after(state, new PauseOver()).action()).isEqualTo(new DeviceAction.Join());
    }

    @Test
    void machine_leave_endsAnyState() {
        ParticipationState pausing = after(polling(), new Unreachable("gone"));
        ParticipationState training = after(fetching(), new Fetched(Samples.GLOBAL));

        for (ParticipationState state : List.of(
                ParticipationState.first(),
                polling(),
                after(polling(), new Asked(Samples.task(1))),
                fetching(),
                training,
                after(training, Samples.TRAINED),
                proceeding(),
                submitting(),
                pausing)) {
            assertThat(after(state, new Leave())).isEqualTo(new Left());
        }
    }

    @Test
    void machine_answerToAnotherQuestion_isAProgrammingError() {
        assertThatThrownBy(() -> after(polling(), new Accepted()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Accepted in state Polling: expected an answer to AskForTask");
    }

    private static ParticipationState polling() {
        return after(ParticipationState.first(), new Joined());
    }

    private static ParticipationState fetching() {
        return after(polling(), new Asked(Samples.task(1)), new Agreed());
    }

    private static ParticipationState proceeding() {
        return after(
                polling(),
                new AskedStep(Samples.step(1, RoundStep.SHARE)),
                new Told(Samples.message(1, RoundStep.SHARE)));
    }

    private static ParticipationState submitting() {
        return after(fetching(), new Fetched(Samples.GLOBAL), Samples.TRAINED, Samples.prepared(ADVERTISEMENT));
    }

    private static ParticipationState after(ParticipationState state, ParticipationEvent... events) {
        ParticipationState current = state;
        for (ParticipationEvent event : events) {
            current = current.on(event);
        }
        return current;
    }
}
