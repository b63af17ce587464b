package io.sotto.client.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.journal.RoundTaken;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationEvent.Accepted;
import io.sotto.client.participation.ParticipationEvent.Agreed;
import io.sotto.client.participation.ParticipationEvent.Asked;
import io.sotto.client.participation.ParticipationEvent.AskedStep;
import io.sotto.client.participation.ParticipationEvent.Fetched;
import io.sotto.client.participation.ParticipationEvent.Joined;
import io.sotto.client.participation.ParticipationEvent.Leave;
import io.sotto.client.participation.ParticipationEvent.Told;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.Samples;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rounds count on a device: those in which its update left. */
class RoundWatchTest {
    private final List<RoundTaken> left = new ArrayList<>();
    private final List<RoundTaken> rounds = new ArrayList<>();
    private final RoundWatch watch =
            new RoundWatch("host:8443", InstantSource.fixed(Instant.EPOCH), progress -> {}, left::add, rounds::add);
    private ParticipationState state = ParticipationState.first();

    @Test
    void round_whoseUpdateIsInTheSum_countsOnce() {
        on(new Joined());
        train(1);
        answer(1, RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM, RoundStep.UNMASK);
        on(new Leave());

        assertThat(rounds)
                .singleElement()
                .satisfies(round -> assertThat(round.included()).isTrue());
    }

    @Test
    void round_thatFailedAfterTheUpdateLeft_counts() {
        on(new Joined());
        train(1);
        answer(1, RoundStep.SHARE, RoundStep.MASK);
        train(2);

        assertThat(rounds).singleElement().satisfies(round -> {
            assertThat(round.round()).isEqualTo(1);
            assertThat(round.included()).isFalse();
        });
    }

    @Test
    void round_thatIsRunAgainAfterTheUpdateLeft_countsEvenIfItIsLeftThen() {
        on(new Joined());
        train(1);
        answer(1, RoundStep.SHARE, RoundStep.MASK);
        train(1);
        on(new Leave());

        assertThat(rounds).hasSize(1);
    }

    @Test
    void round_thatIsNeverOver_countedBeforeItsUpdateLeft() {
        on(new Joined());
        train(1);
        answer(1, RoundStep.SHARE);
        assertThat(left).isEmpty();

        on(new AskedStep(Samples.step(1, RoundStep.MASK)));
        on(new Told(Samples.message(1, RoundStep.MASK)));
        on(Samples.prepared(Samples.message(1, RoundStep.MASK)));

        assertThat(left)
                .singleElement()
                .satisfies(round -> assertThat(round.included()).isFalse());
        assertThat(rounds).isEmpty();
    }

    @Test
    void round_thatIsRunAgain_isTheSameLineAgain() {
        on(new Joined());
        train(1);
        answer(1, RoundStep.SHARE, RoundStep.MASK);
        train(1);
        answer(1, RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM, RoundStep.UNMASK);

        assertThat(rounds)
                .containsExactlyElementsOf(
                        left.stream().map(RoundTaken::withUpdateIncluded).toList());
        assertThat(left).hasSize(1);
    }

    @Test
    void round_thatIsLeftBeforeTheUpdate_doesNotCount() {
        on(new Joined());
        train(1);
        answer(1, RoundStep.SHARE);
        on(new Leave());

        assertThat(left).isEmpty();
        assertThat(rounds).isEmpty();
    }

    /** The model is fetched only where the machine has it not yet; here it never has. */
    private void train(int round) {
        on(new Asked(Samples.task(round)));
        on(new Agreed());
        on(new Fetched(Samples.GLOBAL));
        on(Samples.TRAINED);
        on(Samples.prepared(Samples.message(round, RoundStep.ADVERTISE)));
        on(new Accepted());
    }

    private void answer(int round, RoundStep... steps) {
        for (RoundStep step : steps) {
            on(new AskedStep(Samples.step(round, step)));
            on(new Told(Samples.message(round, step)));
            on(Samples.prepared(Samples.message(round, step)));
            on(new Accepted());
        }
    }

    private void on(ParticipationEvent event) {
        ParticipationState next = state.on(event);
        watch.observed(state, event, next);
        state = next;
    }
}
