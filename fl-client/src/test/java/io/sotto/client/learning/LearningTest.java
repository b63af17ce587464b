package io.sotto.client.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.journal.RoundTaken;
import io.sotto.client.participation.GaveUp;
import io.sotto.client.participation.Left;
import io.sotto.client.participation.ParticipationEvent.Accepted;
import io.sotto.client.participation.ParticipationEvent.Joined;
import io.sotto.client.participation.ParticipationEvent.Leave;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.RoundStep;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final long PATIENCE_SECONDS = 20;

    private final FakeOwner owner = new FakeOwner();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Learning learning = new Learning(owner, new IdleMachine(), now::get);

    @AfterEach
    void close() {
        learning.close();
    }

    @Test
    void learning_thatIsOff_visitsNobody() {
        owner.terms = new Terms(false, false, false, 3);
        learning.look();

        assertThat(learning.progress().state()).isEqualTo(Progress.State.OFF);
        assertThat(owner.arrived.getCount()).isEqualTo(1);
    }

    @Test
    void learning_thatMay_visits_andLeavesWhenPaused() throws InterruptedException {
        learning.look();
        assertThat(owner.arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        owner.paused = true;
        learning.look();

        assertThat(owner.left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(learning.progress().state()).isEqualTo(Progress.State.PAUSED);
    }

    @Test
    void learning_thatIsClosed_hasLeft() throws InterruptedException {
        learning.look();
        assertThat(owner.arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        learning.close();

        assertThat(owner.left.getCount()).isZero();
    }

    @Test
    void learning_withoutACoordinator_saysWhatIsMissing() {
        owner.server = "";
        learning.look();

        assertThat(learning.progress().state()).isEqualTo(Progress.State.TROUBLE);
        assertThat(learning.progress().detail()).contains("expected HOST:PORT");
    }

    @Test
    void refusal_isTold() throws InterruptedException {
        owner.end = new GaveUp("the server is too old");
        owner.leaveAtOnce = true;
        learning.look();
        assertThat(owner.refused.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(learning.progress().detail()).isEqualTo("the server is too old");
    }

    @Test
    void training_isToldByTheTwentieth() throws InterruptedException {
        owner.shares = List.of(0.01, 0.26, 0.27, 0.31);
        learning.look();
        assertThat(owner.arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(owner.told).containsExactly(0.0, 0.25, 0.3);
        assertThat(learning.progress().state()).isEqualTo(Progress.State.TRAINING);
    }

    @Test
    void lastRoundOfTheDay_comesToItsEnd_andThenTheVisitEnds() throws InterruptedException {
        owner.terms = new Terms(true, false, true, 1);
        owner.plays = true;
        learning.look();
        assertThat(owner.prepared.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        learning.look();

        assertThat(learning.progress().state()).isEqualTo(Progress.State.SENDING);
        owner.looked.countDown();
        assertThat(owner.left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(owner.taken).extracting(RoundTaken::included).containsExactly(false, true);
        learning.look();
        assertThat(learning.progress().state()).isEqualTo(Progress.State.DONE_FOR_TODAY);
    }

    @Test
    void roundThatIsBrokenOff_isKeptByAThreadThatIsNotInterrupted() throws InterruptedException {
        owner.plays = true;
        learning.look();
        assertThat(owner.prepared.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        owner.paused = true;
        learning.look();

        assertThat(owner.left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(owner.taken).hasSize(2);
        assertThat(owner.interrupted).isFalse();
    }

    private final class FakeOwner implements Learning.Owner {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch left = new CountDownLatch(1);
        private final CountDownLatch refused = new CountDownLatch(1);
        private final CountDownLatch prepared = new CountDownLatch(1);
        private final CountDownLatch looked = new CountDownLatch(1);
        private final List<RoundTaken> taken = new CopyOnWriteArrayList<>();
        private volatile boolean plays;
        private volatile boolean interrupted;
        private volatile Terms terms = new Terms(true, false, true, 3);
        private final List<Double> told = new CopyOnWriteArrayList<>();
        private volatile List<Double> shares = List.of();
        private volatile boolean paused;
        private volatile boolean leaveAtOnce;
        private volatile String server = "localhost:1";
        private volatile ParticipationState end = new Left();

        @Override
        public Terms terms() {
            return terms;
        }

        @Override
        public boolean paused() {
            return paused;
        }

        @Override
        public boolean cameraInUse() {
            return false;
        }

        @Override
        public int faces() {
            return Verdict.LEAST_FACES;
        }

        @Override
        public int roundsToday() {
            return (int) taken.stream().map(RoundTaken::round).distinct().count();
        }

        @Override
        public void took(RoundTaken round) {
            interrupted |= Thread.currentThread().isInterrupted();
            taken.add(round);
        }

        @Override
        public void changed() {
            learning.progress().share().ifPresent(told::add);
            if (learning.progress().state() == Progress.State.REFUSED) {
                refused.countDown();
            }
        }

        @Override
        public String server() {
            return server;
        }

        @Override
        public ParticipationState visit(ParticipationObserver observer) {
            shares.forEach(observer::training);
            arrived.countDown();
            if (!leaveAtOnce) {
                try {
                    if (plays) {
                        playRound(new PlayedVisit(observer));
                    }
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    left.countDown();
                }
            }
            return end;
        }

        private void playRound(PlayedVisit visit) throws InterruptedException {
            visit.on(new Joined());
            visit.train(1);
            visit.answer(1, RoundStep.SHARE);
            visit.prepare(1, RoundStep.MASK);
            prepared.countDown();
            try {
                looked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                visit.on(new Leave());
                return;
            }
            visit.on(new Accepted());
            visit.answer(1, RoundStep.CONFIRM, RoundStep.UNMASK);
        }
    }
}
