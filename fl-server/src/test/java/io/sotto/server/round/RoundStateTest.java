package io.sotto.server.round;

import static io.sotto.server.round.RoundTestKit.DEADLINE;
import static io.sotto.server.round.RoundTestKit.GATHERING_TIME;
import static io.sotto.server.round.RoundTestKit.LAYOUT;
import static io.sotto.server.round.RoundTestKit.MODEL;
import static io.sotto.server.round.RoundTestKit.actions;
import static io.sotto.server.round.RoundTestKit.after;
import static io.sotto.server.round.RoundTestKit.begin;
import static io.sotto.server.round.RoundTestKit.client;
import static io.sotto.server.round.RoundTestKit.ready;
import static io.sotto.server.round.RoundTestKit.settings;
import static io.sotto.server.round.RoundTestKit.update;
import static io.sotto.server.round.RoundTestKit.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import io.sotto.server.round.RoundAction.Abandon;
import io.sotto.server.round.RoundAction.Accept;
import io.sotto.server.round.RoundAction.Assign;
import io.sotto.server.round.RoundAction.Begin;
import io.sotto.server.round.RoundAction.Commit;
import io.sotto.server.round.RoundAction.Dismiss;
import io.sotto.server.round.RoundAction.Finish;
import io.sotto.server.round.RoundAction.Refuse;
import io.sotto.server.round.RoundAction.SetDeadline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundStateTest {
    private static final TaskId FIRST = new TaskId(1, 1);
    private static final Sha256 NEXT_MODEL = vector(1).sha256();
    private static final RoundEvent TRAINING_OVER =
            new RoundEvent.DeadlinePassed(new Deadline(FIRST, Deadline.Phase.TRAINING));
    private static final RoundEvent GATHERING_OVER =
            new RoundEvent.DeadlinePassed(new Deadline(FIRST, Deadline.Phase.GATHERING));

    private final RoundState gathering = begin(settings(2)).next();

    @Test
    void gathering_withTooFewClients_waitsWithoutDeadline() {
        Step step = after(gathering, ready(1)).on(ready(2));

        assertThat(step.next()).isInstanceOf(Gathering.class);
        assertThat(step.actions()).isEmpty();
    }

    @Test
    void gathering_withAWholeCohort_asksItAndSetsTheDeadline() {
        Step step = after(gathering, ready(1), ready(2)).on(ready(3));

        assertThat(actions(step, Begin.class))
                .containsExactly(new Begin(FIRST, List.of(client(1), client(2), client(3))));
        assertThat(actions(step, Assign.class))
                .extracting(Assign::client)
                .containsExactly(client(1), client(2), client(3));
        assertThat(actions(step, Assign.class)).extracting(Assign::seed).doesNotHaveDuplicates();
        assertThat(actions(step, SetDeadline.class))
                .extracting(SetDeadline::after)
                .containsExactly(DEADLINE);
    }

    @Test
    void gathering_thatCouldStartWithFewer_waitsForTheOthersOnlySoLong() {
        RoundSettings large = new RoundSettings(2, new CohortSize.Fixed(4), 4, 2, DEADLINE, GATHERING_TIME, 3, 1000);
        RoundState secondRound = commitFirstRound(large);

        Step step = after(secondRound, ready(1)).on(ready(2));
        TaskId second = new TaskId(2, 1);
        Deadline gatheringOver = new Deadline(second, Deadline.Phase.GATHERING);
        assertThat(step.actions()).containsExactly(new SetDeadline(gatheringOver, GATHERING_TIME));

        Step started = step.next().on(new RoundEvent.DeadlinePassed(gatheringOver));
        assertThat(actions(started, Begin.class)).containsExactly(new Begin(second, List.of(client(1), client(2))));
    }

    @Test
    void gathering_whoseClientsLeave_waitsForClientsAgain() {
        RoundState left = after(gathering, ready(1), ready(2), new RoundEvent.ClientGone(client(2)), ready(3));

        assertThat(left).isInstanceOf(Gathering.class);
        assertThat(left.on(GATHERING_OVER).next()).isEqualTo(left);
    }

    @Test
    void training_withAllUpdates_commits() {
        RoundState training = training();

        Step step = after(training, update(1, FIRST, 1), update(2, FIRST, 2)).on(update(3, FIRST, 3));

        assertThat(actions(step, Accept.class)).extracting(Accept::client).containsExactly(client(3));
        RoundSummary summary = actions(step, Commit.class).get(0).summary();
        assertThat(summary.counted()).containsExactly(client(1), client(2), client(3));
        assertThat(summary.faceCount()).isEqualTo(30);
        assertThat(summary.meanLoss()).isEqualTo(1.5);
    }

    @Test
    void training_atTheDeadlineWithEnough_commitsWithout_theMissing() {
        Step step = after(training(), update(1, FIRST, 1), update(3, FIRST, 2)).on(TRAINING_OVER);

        RoundSummary summary = actions(step, Commit.class).get(0).summary();
        assertThat(summary.counted()).containsExactly(client(1), client(3));
        assertThat(summary.missing()).containsExactly(client(2));
    }

    @Test
    void training_atTheDeadlineWithTooFew_runsTheRoundAgainWithTheModelUnchanged() {
        Step step = after(training(), update(1, FIRST, 1), ready(1)).on(TRAINING_OVER);

        assertThat(actions(step, Abandon.class)).hasSize(1);
        assertThat(step.next()).isInstanceOf(Gathering.class);
        assertThat(step.next().task()).isEqualTo(new TaskId(1, 2));
        assertThat(step.next().model()).isEqualTo(MODEL);
    }

    @Test
    void training_thatCannotReachTheMinimum_doesNotWaitForTheDeadline() {
        Step step = after(training(), update(1, FIRST, Float.NaN)).on(update(2, FIRST, Float.NaN));

        assertThat(actions(step, Abandon.class).get(0).summary().refused())
                .containsEntry(client(1), Refusal.NOT_FINITE)
                .containsEntry(client(2), Refusal.NOT_FINITE);
        assertThat(step.next().task()).isEqualTo(new TaskId(1, 2));
    }

    @Test
    void training_thatFailsTooOftenInARow_givesUp() {
        Step step = begin(settings(2));
        for (int attempt = 1; attempt <= 3; attempt++) {
            step = after(step.next(), ready(1), ready(2)).on(ready(3));
            step = step.next()
                    .on(new RoundEvent.DeadlinePassed(new Deadline(new TaskId(1, attempt), Deadline.Phase.TRAINING)));
        }

        assertThat(step.next()).isEqualTo(new Finished(new TaskId(1, 3), MODEL, Ending.GAVE_UP));
        assertThat(actions(step, Finish.class)).containsExactly(new Finish(Ending.GAVE_UP, MODEL));
    }

    @Test
    void training_aMemberThatComesBack_getsTheSameTaskAgain() {
        Step start = after(gathering, ready(1), ready(2)).on(ready(3));
        RoundState training = start.next();

        Step back = training.on(new RoundEvent.ClientGone(client(2))).next().on(ready(2));

        assertThat(back.actions()).containsExactly(actions(start, Assign.class).get(1));
    }

    @Test
    void training_aNewcomer_waitsForTheNextRound() {
        Step step = training().on(ready(9));

        assertThat(step.actions()).isEmpty();
        assertThat(actions(step.next().on(update(9, FIRST, 1)), Refuse.class))
                .extracting(Refuse::reason)
                .containsExactly(Refusal.NOT_ASKED);
    }

    @Test
    void training_aSecondUpdateOfTheSameClient_isRefusedAndCountsOnce() {
        RoundState once = after(training(), update(1, FIRST, 1));

        Step step = once.on(update(1, FIRST, 2));

        assertThat(step.next()).isEqualTo(once);
        assertThat(actions(step, Refuse.class)).extracting(Refuse::reason).containsExactly(Refusal.REPEATED);
    }

    @Test
    void training_anUpdateOfAnEarlierAttempt_isTooLate() {
        RoundState second = after(training(), TRAINING_OVER, ready(1), ready(2), ready(3));
        assertThat(second.task()).isEqualTo(new TaskId(1, 2));

        Step step = second.on(update(1, FIRST, 1));

        assertThat(actions(step, Refuse.class)).extracting(Refuse::reason).containsExactly(Refusal.TOO_LATE);
    }

    @Test
    void training_anUpdateOfAnotherModel_isRefused() {
        Step step = training()
                .on(new RoundEvent.UpdateArrived(client(1), FIRST, NEXT_MODEL, new ClientUpdate(vector(1), 1, 0)));

        assertThat(actions(step, Refuse.class)).extracting(Refuse::reason).containsExactly(Refusal.MISMATCH);
        assertThat(actions(step, Refuse.class).get(0).message())
                .contains(NEXT_MODEL.hex())
                .contains(MODEL.hex());
    }

    @Test
    void training_anUpdateOfAnotherLayout_isRefused() {
        ParameterLayout longer = new ParameterLayout.Builder()
                .add("w", ParameterLayout.Role.WEIGHT, LAYOUT.length() + 1)
                .build();
        ClientUpdate update = new ClientUpdate(ParameterVector.of(longer, new float[longer.length()]), 1, 0);

        Step step = training().on(new RoundEvent.UpdateArrived(client(1), FIRST, MODEL, update));

        assertThat(actions(step, Refuse.class)).extracting(Refuse::reason).containsExactly(Refusal.MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 3e38f, 1001})
    void training_anUpdateThatIsNotFiniteOrTooLong_isRefused(float value) {
        Step step = training().on(update(1, FIRST, value));

        assertThat(actions(step, Refuse.class)).extracting(Refuse::reason).containsExactly(Refusal.NOT_FINITE);
        assertThat(actions(step, Accept.class)).isEmpty();
    }

    @Test
    void training_aLossThatIsNotFinite_isRefused() {
        ClientUpdate update = new ClientUpdate(vector(1), 1, Double.NaN);

        Step step = training().on(new RoundEvent.UpdateArrived(client(1), FIRST, MODEL, update));

        assertThat(actions(step, Refuse.class)).extracting(Refuse::reason).containsExactly(Refusal.NOT_FINITE);
    }

    @Test
    void training_aSpoiledUpdate_isRefusedForGood() {
        Step step = training().on(new RoundEvent.UpdateSpoiled(client(1), FIRST, "8 bytes: expected 12"));

        assertThat(step.actions()).containsExactly(new Refuse(client(1), Refusal.MISMATCH, "8 bytes: expected 12"));
        assertThat(actions(step.next().on(update(1, FIRST, 1)), Refuse.class))
                .extracting(Refuse::reason)
                .containsExactly(Refusal.REPEATED);
    }

    @Test
    void committing_anUpdate_isTooLate() {
        RoundState committing = committing(settings(2));

        assertThat(actions(committing.on(update(3, FIRST, 1)), Refuse.class))
                .extracting(Refuse::reason)
                .containsExactly(Refusal.TOO_LATE);
    }

    @Test
    void committing_whenDone_goesOnWithTheNewModel() {
        RoundState next = after(committing(settings(2)), new RoundEvent.Committed(FIRST, NEXT_MODEL, false));

        assertThat(next.task()).isEqualTo(new TaskId(2, 1));
        assertThat(next.model()).isEqualTo(NEXT_MODEL);
    }

    @Test
    void committing_theLastRound_dismissesAllWhoWait() {
        RoundState committing = after(committing(settings(1)), ready(1), ready(8));

        Step step = committing.on(new RoundEvent.Committed(FIRST, NEXT_MODEL, false));

        assertThat(step.actions())
                .containsExactly(
                        new Dismiss(client(1), NEXT_MODEL),
                        new Dismiss(client(8), NEXT_MODEL),
                        new Finish(Ending.COMPLETED, NEXT_MODEL));
        assertThat(step.next().on(ready(2)).actions()).containsExactly(new Dismiss(client(2), NEXT_MODEL));
    }

    @Test
    void committing_whenTheTargetIsReached_endsBeforeTheLastRound() {
        Step step = committing(settings(2)).on(new RoundEvent.Committed(FIRST, NEXT_MODEL, true));

        assertThat(actions(step, Finish.class)).containsExactly(new Finish(Ending.TARGET_REACHED, NEXT_MODEL));
    }

    @Test
    void begin_afterTheLastRound_isFinished() {
        Step step = RoundState.begin(settings(5), new RandomStreams(7), LAYOUT, 5, MODEL);

        assertThat(step.next()).isInstanceOf(Finished.class);
    }

    @Test
    void begin_afterSomeRounds_goesOnWithTheNext() {
        Step step = RoundState.begin(settings(5), new RandomStreams(7), LAYOUT, 3, MODEL);

        assertThat(step.next().task()).isEqualTo(new TaskId(4, 1));
    }

    @Test
    void cohort_amongManyClients_dependsOnTheSeedAndNotOnTheOrderOfArrival() {
        RoundSettings tenth =
                new RoundSettings(1, new CohortSize.Fraction(0.1), 50, 2, DEADLINE, GATHERING_TIME, 3, 1000);

        List<ClientId> upwards = cohort(tenth, 7, false);

        assertThat(upwards).hasSize(5).isSorted();
        assertThat(cohort(tenth, 7, true)).isEqualTo(upwards);
        assertThat(cohort(tenth, 8, false)).isNotEqualTo(upwards);
    }

    @Test
    void settings_outOfRange_nameTheValue() {
        assertThatThrownBy(() -> new RoundSettings(1, new CohortSize.Fixed(3), 3, 4, DEADLINE, GATHERING_TIME, 3, 1000))
                .hasMessage("minimum of updates 4: expected 1 to the minimum of clients, 3");
        assertThatThrownBy(() -> new RoundSettings(1, new CohortSize.Fixed(3), 5, 4, DEADLINE, GATHERING_TIME, 3, 1000))
                .hasMessage("cohort 3: expected the minimum of updates or more");
        assertThatThrownBy(() -> new CohortSize.Fraction(0)).hasMessageContaining("fraction 0.0");
    }

    private RoundState training() {
        return after(gathering, ready(1), ready(2), ready(3));
    }

    private static RoundState committing(RoundSettings settings) {
        return after(
                begin(settings).next(),
                ready(1),
                ready(2),
                ready(3),
                update(1, FIRST, 1),
                update(2, FIRST, 2),
                TRAINING_OVER);
    }

    private static RoundState commitFirstRound(RoundSettings settings) {
        RoundState committing = after(
                begin(settings).next(),
                ready(1),
                ready(2),
                ready(3),
                ready(4),
                update(1, FIRST, 1),
                update(2, FIRST, 2),
                TRAINING_OVER);
        return after(committing, new RoundEvent.Committed(FIRST, MODEL, false));
    }

    private static List<ClientId> cohort(RoundSettings settings, long seed, boolean downwards) {
        Step step = RoundState.begin(settings, new RandomStreams(seed), LAYOUT, 0, MODEL);
        for (int i = 0; i < settings.minClients(); i++) {
            step = step.next().on(ready(downwards ? settings.minClients() - 1 - i : i));
        }
        return actions(step, Begin.class).get(0).cohort();
    }
}
