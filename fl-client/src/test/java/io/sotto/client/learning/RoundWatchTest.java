package io.sotto.client.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.journal.RoundTaken;
import io.sotto.client.participation.ParticipationEvent.Asked;
import io.sotto.client.participation.ParticipationEvent.Joined;
import io.sotto.client.participation.ParticipationEvent.Leave;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Which rounds count on a device: those in which its update left. */
class RoundWatchTest {
    private final List<RoundTaken> left = new ArrayList<>();
    private final List<RoundTaken> rounds = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final PlayedVisit visit =
            new PlayedVisit(new RoundWatch("host:8443", now::get, progress -> {}, left::add, rounds::add));

    @Test
    void round_whoseUpdateIsInTheSum_countsOnce() {
        visit.on(new Joined());
        visit.train(1);
        visit.answer(1, RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM, RoundStep.UNMASK);
        visit.on(new Leave());

        assertThat(rounds)
                .singleElement()
                .satisfies(round -> assertThat(round.included()).isTrue());
    }

    @Test
    void round_thatFailedAfterTheUpdateLeft_counts() {
        visit.on(new Joined());
        visit.train(1);
        visit.answer(1, RoundStep.SHARE, RoundStep.MASK);
        visit.train(2);

        assertThat(rounds).singleElement().satisfies(round -> {
            assertThat(round.round()).isEqualTo(1);
            assertThat(round.included()).isFalse();
        });
    }

    @Test
    void round_thatIsRunAgainAfterTheUpdateLeft_countsEvenIfItIsLeftThen() {
        visit.on(new Joined());
        visit.train(1);
        visit.answer(1, RoundStep.SHARE, RoundStep.MASK);
        visit.train(1);
        visit.on(new Leave());

        assertThat(rounds).hasSize(1);
    }

    @Test
    void round_thatIsNeverOver_countedBeforeItsUpdateLeft() {
        visit.on(new Joined());
        visit.train(1);
        visit.answer(1, RoundStep.SHARE);
        assertThat(left).isEmpty();

        visit.prepare(1, RoundStep.MASK);

        assertThat(left)
                .singleElement()
                .satisfies(round -> assertThat(round.included()).isFalse());
        assertThat(rounds).isEmpty();
    }

    @Test
    void round_whoseUpdateLeavesOnTheNextDay_countsThere() {
        visit.on(new Joined());
        visit.train(1);
        now.set(Instant.EPOCH.plus(Duration.ofDays(1)));
        visit.answer(1, RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM, RoundStep.UNMASK);

        assertThat(left).extracting(RoundTaken::at).containsExactly(now.get());
        assertThat(rounds).extracting(RoundTaken::at).containsExactly(now.get());
    }

    @Test
    void round_thatFailed_isOverWhenAnotherIsAsked() {
        visit.on(new Joined());
        visit.train(1);
        visit.answer(1, RoundStep.SHARE, RoundStep.MASK);
        visit.on(new Asked(Samples.task(2)));

        assertThat(rounds).hasSize(1);
    }

    @Test
    void round_thatIsRunAgain_isTheSameLineAgain() {
        visit.on(new Joined());
        visit.train(1);
        visit.answer(1, RoundStep.SHARE, RoundStep.MASK);
        visit.train(1);
        visit.answer(1, RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM, RoundStep.UNMASK);

        assertThat(rounds)
                .containsExactlyElementsOf(
                        left.stream().map(RoundTaken::withUpdateIncluded).toList());
        assertThat(left).hasSize(1);
    }

    @Test
    void round_thatIsLeftBeforeTheUpdate_doesNotCount() {
        visit.on(new Joined());
        visit.train(1);
        visit.answer(1, RoundStep.SHARE);
        visit.on(new Leave());

        assertThat(left).isEmpty();
        assertThat(rounds).isEmpty();
    }
}
