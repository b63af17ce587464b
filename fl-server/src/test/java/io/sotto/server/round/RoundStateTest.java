package io.sotto.server.round;

import static io.sotto.server.round.RoundTestKit.DEADLINE;
import static io.sotto.server.round.RoundTestKit.GATHERING_TIME;
import static io.sotto.server.round.RoundTestKit.MODEL;
import static io.sotto.server.round.RoundTestKit.STEP_TIME;
import static io.sotto.server.round.RoundTestKit.actions;
import static io.sotto.server.round.RoundTestKit.after;
import static io.sotto.server.round.RoundTestKit.begin;
import static io.sotto.server.round.RoundTestKit.client;
import static io.sotto.server.round.RoundTestKit.closed;
import static io.sotto.server.round.RoundTestKit.ready;
import static io.sotto.server.round.RoundTestKit.settings;
import static io.sotto.server.round.RoundTestKit.spoiled;
import static io.sotto.server.round.RoundTestKit.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoundStateTest {
    private static final TaskId FIRST = new TaskId(1, 1);
    private static final Sha256 NEXT_MODEL = Sha256.of(new byte[] {1});
    private static final RoundEvent TRAINING_OVER = RoundTestKit.stepOver(FIRST, RoundStep.UPDATE);
    private static final RoundEvent GATHERING_OVER = new RoundEvent.DeadlinePassed(new Deadline.OfGathering(FIRST));

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
        RoundSettings large = settings(2, new CohortSize.Fixed(4), 4, Aggregation.PLAIN);
        RoundState secondRound = commitFirstRound(large);

        Step step = after(secondRound, ready(1)).on(ready(2));
        TaskId second = new TaskId(2, 1);
        Deadline gatheringOver = new Deadline.OfGathering(second);
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
    void training_withAllUpdates_closesTheStepAndCommits() {
        Step step = after(training(), update(1, FIRST), update(2, FIRST)).on(update(3, FIRST));
        assertThat(step.actions())
                .containsExactly(new Accept(client(3)), new RoundAction.CloseStep(FIRST, RoundStep.UPDATE));

        Step commit = step.next().on(closed(FIRST, RoundStep.UPDATE, 0));

        RoundSummary summary = actions(commit, Commit.class).get(0).summary();
        assertThat(summary.counted()).containsExactly(client(1), client(2), client(3));
        assertThat(summary.figures()).isEqualTo(new RoundFigures(30, 1.5));
    }

    @Test
    void training_atTheDeadlineWithEnough_commitsWithoutTheMissing() {
        Step step = after(training(), update(1, FIRST), update(3, FIRST), TRAINING_OVER)
                .on(closed(FIRST, RoundStep.UPDATE, 0));

        RoundSummary summary = actions(step, Commit.class).get(0).summary();
        assertThat(summary.counted()).containsExactly(client(1), client(3));
        assertThat(summary.missing()).containsExactly(client(2));
    }

    @Test
    void training_atTheDeadlineWithTooFew_runsTheRoundAgainWithTheModelUnchanged() {
        Step step = after(training(), update(1, FIRST), ready(1)).on(TRAINING_OVER);

        assertThat(actions(step, Abandon.class)).hasSize(1);
        assertThat(step.next()).isInstanceOf(Gathering.class);
        assertThat(step.next().task()).isEqualTo(new TaskId(1, 2));
        assertThat(step.next().model()).isEqualTo(MODEL);
    }

    @Test
    void training_thatCannotReachTheMinimum_doesNotWaitForTheDeadline() {
        Step step = after(training(), spoiled(1, FIRST, RoundStep.UPDATE, Refusal.NOT_FINITE))
                .on(spoiled(2, FIRST, RoundStep.UPDATE, Refusal.NOT_FINITE));

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
            step = step.next().on(RoundTestKit.stepOver(new TaskId(1, attempt), RoundStep.UPDATE));
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
        assertThat(actions(step.next().on(update(9, FIRST)), Refuse.class))
                .extracting(Refuse::reason)
                .containsExactly(Refusal.NOT_ASKED);
    }

    @Test
    void training_aSecondUpdateOfTheSameClient_isRefusedAndCountsOnce() {
        RoundState once = after(training(), update(1, FIRST));

        Step step = once.on(update(1, FIRST));

        assertThat(step.next()).isEqualTo(once);
        assertThat(actions(step, Refuse.class)).extracting(Refuse::reason).containsExactly(Refusal.REPEATED);
    }

    @Test
    void training_anUpdateOfAnEarlierAttempt_isTooLate() {
        RoundState second = after(training(), TRAINING_OVER, ready(1), ready(2), ready(3));
        assertThat(second.task()).isEqualTo(new TaskId(1, 2));

        Step step = second.on(update(1, FIRST));

        assertThat(actions(step, Refuse.class)).extracting(Refuse::reason).containsExactly(Refusal.TOO_LATE);
    }

    @Test
    void training_aSpoiledUpdate_isRefusedForGood() {
        Step step = training().on(spoiled(1, FIRST, RoundStep.UPDATE, Refusal.MISMATCH));

        assertThat(step.actions()).containsExactly(new Refuse(client(1), Refusal.MISMATCH, "8 bytes: expected 12"));
        assertThat(actions(step.next().on(update(1, FIRST)), Refuse.class))
                .extracting(Refuse::reason)
                .containsExactly(Refusal.REPEATED);
    }

    @Test
    void masked_throughAllSteps_commitsWhoIsInTheSum() {
        RoundState state = masked(4);
        state = after(
                after(state, answers(RoundStep.ADVERTISE, 1, 2, 3, 4)),
                closed(FIRST, RoundStep.ADVERTISE, 2, 1, 2, 3, 4));
        state = after(
                after(state, answers(RoundStep.SHARE, 1, 2, 3, 4)), closed(FIRST, RoundStep.SHARE, 2, 1, 2, 3, 4));
        state = after(after(state, answers(RoundStep.MASK, 1, 2, 3)), RoundTestKit.stepOver(FIRST, RoundStep.MASK));
        state = after(state, closed(FIRST, RoundStep.MASK, 2, 1, 2, 3));
        state = after(after(state, answers(RoundStep.CONFIRM, 1, 2)), RoundTestKit.stepOver(FIRST, RoundStep.CONFIRM));
        state = after(after(state, closed(FIRST, RoundStep.CONFIRM, 2, 1, 2)), answers(RoundStep.UNMASK, 1, 2));

        Step step = state.on(closed(FIRST, RoundStep.UNMASK, 0));

        RoundSummary summary = actions(step, Commit.class).get(0).summary();
        assertThat(summary.counted())
                .as("those who vanish after the sum are in it")
                .containsExactly(client(1), client(2), client(3));
        assertThat(summary.missing()).containsExactly(client(4));
    }

    @Test
    void masked_theNextStep_isToldToThoseWhoWaitAndToOthersWhenTheyCome() {
        RoundState state = after(after(masked(3), answers(RoundStep.ADVERTISE, 1, 2, 3)), ready(1));

        Step step = state.on(closed(FIRST, RoundStep.ADVERTISE, 2, 1, 2, 3));

        assertThat(actions(step, RoundAction.AssignStep.class))
                .containsExactly(new RoundAction.AssignStep(client(1), FIRST, RoundStep.SHARE));
        assertThat(actions(step, SetDeadline.class))
                .extracting(SetDeadline::after)
                .containsExactly(STEP_TIME);
        assertThat(step.next().on(ready(3)).actions())
                .containsExactly(new RoundAction.AssignStep(client(3), FIRST, RoundStep.SHARE));
        assertThat(step.next().on(ready(9)).actions()).as("a stranger").isEmpty();
    }

    @Test
    void masked_withTooFewInAStep_runsTheRoundAgain() {
        RoundState state = after(
                after(masked(3), answers(RoundStep.ADVERTISE, 1, 2, 3)),
                closed(FIRST, RoundStep.ADVERTISE, 3, 1, 2, 3));

        Step step = after(state, answers(RoundStep.SHARE, 1, 2)).on(RoundTestKit.stepOver(FIRST, RoundStep.SHARE));

        assertThat(actions(step, Abandon.class).get(0).reason())
                .isEqualTo("SHARE: 2 of 3 clients answered, expected 3 or more");
        assertThat(step.next().task()).isEqualTo(new TaskId(1, 2));
        assertThat(step.next().model()).isEqualTo(MODEL);
    }

    @Test
    void masked_whenAStepCannotBeClosed_runsTheRoundAgainWithTheReason() {
        RoundState closing = after(masked(3), answers(RoundStep.ADVERTISE, 1, 2, 3));

        Step step = closing.on(new RoundEvent.Aborted(FIRST, "NO_PARAMETERS: none"));

        assertThat(actions(step, Abandon.class).get(0).reason()).isEqualTo("NO_PARAMETERS: none");
        assertThat(step.next().task()).isEqualTo(new TaskId(1, 2));
    }

    @Test
    void masked_advertisersWhoDifferFromTheLastCohortByOne_loseAnotherAsLongAsEnoughAreLeft() {
        TaskId second = new TaskId(1, 2);
        RoundState again = after(lostWhenUnmasked(4), ready(1), ready(2), ready(3), ready(4));

        RoundState three = after(again, advertisement(1, second), advertisement(2, second), advertisement(3, second));
        List<RoundAction> actions =
                three.on(RoundTestKit.stepOver(second, RoundStep.ADVERTISE)).actions();
        assertThat(actions).hasSize(2).last().isEqualTo(new RoundAction.CloseStep(second, RoundStep.ADVERTISE));
        assertThat(actions.get(0))
                .isIn(
                        new RoundAction.LeaveOut(client(1)),
                        new RoundAction.LeaveOut(client(2)),
                        new RoundAction.LeaveOut(client(3)));

        Step all = three.on(advertisement(4, second));
        assertThat(actions(all, RoundAction.LeaveOut.class)).isEmpty();

        RoundState two = after(
                lostWhenUnmasked(3), ready(1), ready(2), ready(3), advertisement(1, second), advertisement(2, second));
        assertThat(two.on(RoundTestKit.stepOver(second, RoundStep.ADVERTISE)).actions())
                .as("two are the least that make a sum here")
                .containsExactly(new RoundAction.CloseStep(second, RoundStep.ADVERTISE));
    }

    /** A first attempt whose members were asked for their shares, all in vain. */
    private static RoundState lostWhenUnmasked(int clients) {
        long[] all = LongStream.rangeClosed(1, clients).toArray();
        RoundState state = masked(clients);
        for (RoundStep step : List.of(RoundStep.ADVERTISE, RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM)) {
            state = after(after(state, answers(step, all)), closed(FIRST, step, 2, all));
        }
        return after(after(state, answers(RoundStep.UNMASK, all)), new RoundEvent.Aborted(FIRST, "a lie"));
    }

    private static RoundEvent advertisement(long client, TaskId task) {
        return RoundTestKit.answer(client, task, RoundStep.ADVERTISE);
    }

    @Test
    void masked_whoWithdraws_isNotWaitedFor() {
        RoundState state = after(masked(3), answers(RoundStep.ADVERTISE, 1, 2));

        Step step = state.on(new RoundEvent.Withdrawn(client(3), FIRST));

        assertThat(step.actions()).containsExactly(new RoundAction.CloseStep(FIRST, RoundStep.ADVERTISE));
    }

    @Test
    void masked_withEnoughShares_doesNotWaitForTheRest() {
        RoundState state = after(masked(3), answers(RoundStep.ADVERTISE, 1));

        Step step = state.on(new RoundEvent.Answered(client(2), FIRST, RoundStep.ADVERTISE, Optional.empty(), true));

        assertThat(actions(step, RoundAction.CloseStep.class)).hasSize(1);
    }

    @Test
    void masked_anAnswerToAnotherStep_isTooLateOrNotAsked() {
        RoundState state = after(
                after(masked(3), answers(RoundStep.ADVERTISE, 1, 2, 3)),
                closed(FIRST, RoundStep.ADVERTISE, 2, 1, 2, 3));

        assertThat(refusal(state, RoundStep.ADVERTISE)).isEqualTo(Refusal.TOO_LATE);
        assertThat(refusal(state, RoundStep.MASK)).isEqualTo(Refusal.NOT_ASKED);
    }

    @Test
    void committing_anUpdate_isTooLate() {
        RoundState committing = committing(settings(2));

        assertThat(actions(committing.on(update(3, FIRST)), Refuse.class))
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
        Step step = RoundState.begin(settings(5), new RandomStreams(7), 5, MODEL);

        assertThat(step.next()).isInstanceOf(Finished.class);
    }

    @Test
    void begin_afterSomeRounds_goesOnWithTheNext() {
        Step step = RoundState.begin(settings(5), new RandomStreams(7), 3, MODEL);

        assertThat(step.next().task()).isEqualTo(new TaskId(4, 1));
    }

    @Test
    void cohort_amongManyClients_dependsOnTheSeedAndNotOnTheOrderOfArrival() {
        RoundSettings tenth = settings(1, new CohortSize.Fraction(0.1), 50, Aggregation.PLAIN);

        List<ClientId> upwards = cohort(tenth, 7, false);

        assertThat(upwards).hasSize(5).isSorted();
        assertThat(cohort(tenth, 7, true)).isEqualTo(upwards);
        assertThat(cohort(tenth, 8, false)).isNotEqualTo(upwards);
    }

    @Test
    void settings_outOfRange_nameTheValue() {
        assertThatThrownBy(() -> settings(1, new CohortSize.Fixed(3), 1, Aggregation.PLAIN))
                .hasMessage("minimum of updates 2: expected 1 to the minimum of clients, 1");
        assertThatThrownBy(() -> settings(1, new CohortSize.Fixed(1), 5, Aggregation.PLAIN))
                .hasMessage("cohort 1: expected the minimum of updates or more");
        assertThatThrownBy(() -> new CohortSize.Fraction(0)).hasMessageContaining("fraction 0.0");
    }

    @Test
    void masked_cohortThatWouldDifferFromTheLastByOne_leavesOneMoreOut() {
        RoundState state = after(
                throughMasked(1, 2, 3), new RoundEvent.Committed(FIRST, MODEL, false), ready(1), ready(2), ready(3));

        List<ClientId> cohort = actions(state.on(ready(4)), Begin.class).get(0).cohort();

        assertThat(cohort)
                .as("two of the last cohort and the newcomer")
                .hasSize(3)
                .contains(client(4));
    }

    @Test
    void masked_cohortThatWouldDifferByOneWithNoneToSpare_isTriedAllTheSame() {
        Rules rules = new Rules(settings(1), new RandomStreams(7));

        assertThat(rules.chooseCohort(clients(1, 2), 3, FIRST, clients(1, 2, 3)))
                .containsExactly(client(1), client(2));
    }

    @Test
    void masked_sameCohortOrOneThatDiffersByMore_isLeftAlone() {
        Rules rules = new Rules(settings(1), new RandomStreams(7));

        assertThat(rules.chooseCohort(clients(1, 2, 3, 4), 4, FIRST, clients(1, 2, 3, 4)))
                .hasSize(4);
        assertThat(rules.chooseCohort(clients(1, 2, 3, 4), 4, FIRST, clients(1, 2, 3, 5)))
                .hasSize(4);
        assertThat(rules.chooseCohort(clients(1, 2, 3, 4), 4, FIRST, List.of())).hasSize(4);
    }

    /** Devices may remember another cohort than the coordinator, but for the one that they did not refuse. */
    @Test
    void masked_thirdAttemptAtAnotherCohort_leavesOneOutWhereEnoughAreLeft() {
        Rules rules = new Rules(settings(1, new CohortSize.Fixed(4), 4, Aggregation.MASKED), new RandomStreams(7));
        TaskId third = new TaskId(1, 3);

        assertThat(rules.chooseCohort(clients(1, 2, 3, 4), 4, new TaskId(1, 2), List.of()))
                .hasSize(4);
        assertThat(rules.chooseCohort(clients(1, 2, 3, 4), 4, third, List.of())).hasSize(3);
        assertThat(rules.chooseCohort(clients(1, 2), 4, third, List.of())).hasSize(2);
        assertThat(rules.chooseCohort(clients(1, 2, 3, 4), 4, third, clients(1, 2)))
                .hasSize(3)
                .contains(client(3), client(4));
        assertThat(rules.chooseCohort(clients(1, 2, 3, 4), 4, third, clients(1, 2, 3, 4)))
                .hasSize(4);
    }

    @Test
    void masked_roundThatFailedBeforeAnythingWasRevealed_isNoPrecedent() {
        RoundState failed = after(masked(4), answers(RoundStep.ADVERTISE, 1, 2, 3));
        failed = after(
                failed,
                RoundTestKit.stepOver(FIRST, RoundStep.ADVERTISE),
                closed(FIRST, RoundStep.ADVERTISE, 2, 1, 2, 3),
                RoundTestKit.stepOver(FIRST, RoundStep.SHARE));

        RoundState state = after(failed, ready(1), ready(2), ready(3));

        assertThat(actions(state.on(ready(4)), Begin.class).get(0).cohort()).hasSize(4);
    }

    /** A first round of four whose cohort is these. */
    private static RoundState throughMasked(long... cohort) {
        RoundState state = masked(4);
        for (RoundStep step :
                List.of(RoundStep.ADVERTISE, RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM, RoundStep.UNMASK)) {
            state = after(
                    after(state, answers(step, cohort)),
                    RoundTestKit.stepOver(FIRST, step),
                    closed(FIRST, step, 2, cohort));
        }
        return state;
    }

    private static List<ClientId> clients(long... numbers) {
        return Arrays.stream(numbers).mapToObj(ClientId::new).toList();
    }

    private static Refusal refusal(RoundState state, RoundStep step) {
        return actions(state.on(RoundTestKit.answer(1, FIRST, step)), Refuse.class)
                .get(0)
                .reason();
    }

    /** A masked round whose cohort of so many has its tasks. */
    private static RoundState masked(int clients) {
        RoundState state = begin(settings(2, new CohortSize.Fixed(clients), clients, Aggregation.MASKED))
                .next();
        for (int i = 1; i <= clients; i++) {
            state = after(state, ready(i));
        }
        return state;
    }

    private static RoundEvent[] answers(RoundStep step, long... clients) {
        return Arrays.stream(clients)
                .mapToObj(client -> RoundTestKit.answer(client, FIRST, step))
                .toArray(RoundEvent[]::new);
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
                update(1, FIRST),
                update(2, FIRST),
                TRAINING_OVER,
                closed(FIRST, RoundStep.UPDATE, 0));
    }

    private static RoundState commitFirstRound(RoundSettings settings) {
        RoundState committing = after(
                begin(settings).next(),
                ready(1),
                ready(2),
                ready(3),
                ready(4),
                update(1, FIRST),
                update(2, FIRST),
                TRAINING_OVER,
                closed(FIRST, RoundStep.UPDATE, 0));
        return after(committing, new RoundEvent.Committed(FIRST, MODEL, false));
    }

    private static List<ClientId> cohort(RoundSettings settings, long seed, boolean downwards) {
        Step step = RoundState.begin(settings, new RandomStreams(seed), 0, MODEL);
        for (int i = 0; i < settings.minClients(); i++) {
            step = step.next().on(ready(downwards ? settings.minClients() - 1 - i : i));
        }
        return actions(step, Begin.class).get(0).cohort();
    }
}
