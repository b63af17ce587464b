package io.sotto.client.learning;

import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.journal.RoundTaken;
import io.sotto.client.learning.Progress.State;
import io.sotto.client.participation.Finished;
import io.sotto.client.participation.GaveUp;
import io.sotto.client.participation.ParticipationState;
import io.sotto.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes part by itself whenever its owner's terms and the machine allow it, on a thread of its own, and leaves as soon as
 * they do not. Thread-safe.
 */
public final class Learning implements AutoCloseable {
    /** Whom it learns for. */
    public interface Owner {
        Terms terms();

        /** Everything is paused. */
        boolean paused();

        /** The person uses the camera here. */
        boolean cameraInUse();

        /** How many faces there are to train on. */
        int faces();

        /** Rounds of today in which this device's update left it. */
        int roundsToday();

        /** Keeps a line of a round, or what became of it. */
        void took(RoundTaken round);

        /** Something that is told of it has changed. */
        void changed();

        /** Whom to visit, HOST:PORT; empty if nobody was named. */
        String server();

        /**
         * Visits the coordinator until it is over or the thread is interrupted.
         *
         * @throws InvalidInputException if what its owner set does not fit
         */
        ParticipationState visit(ParticipationObserver observer);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Learning.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** After the last round, or a refusal, it asks again this late, or when its owner changes something. */
    static final Duration REST = Duration.ofHours(1);

    private final Owner owner;
    private final Machine machine;
    private final InstantSource clock;
    private final Idleness idleness = new Idleness();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "learning-watch"));
    private @Nullable Thread visit;
    private @Nullable Instant restUntil;
    /** A round whose update has left, or is about to, and that is not over. */
    private boolean underWay;

    private Progress last = Progress.of(State.OFF);
    private Verdict verdict = Verdict.OFF;

    public Learning(Owner owner, Machine machine, InstantSource clock) {
        this.owner = owner;
        this.machine = machine;
        this.clock = clock;
    }

    /** Looks at the machine from now on, again and again. */
    public void start() {
        watch.scheduleWithFixedDelay(this::lookSafely, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What its owner set has changed: nothing rests any more. */
    public void termsChanged() {
        synchronized (this) {
            restUntil = null;
        }
        watch.execute(this::lookSafely);
    }

    /** Where it stands. */
    public synchronized Progress progress() {
        return last;
    }

    /** Decides, and begins or ends a visit accordingly. */
    synchronized void look() {
        verdict = Verdict.of(
                owner.terms(),
                new Circumstances(
                        owner.paused(),
                        owner.faces(),
                        owner.roundsToday() - (underWay ? 1 : 0),
                        idleness.look(clock.instant(), machine.othersLoad(), owner.cameraInUse()),
                        machine.onPower()));
        if (verdict != Verdict.GO) {
            leave();
            tell(Progress.of(State.valueOf(verdict.name())));
        } else if (owner.server().isEmpty()) {
            tell(Progress.of(State.TROUBLE, "server: expected HOST:PORT of a coordinator, found none"));
        } else if (visit == null && !rests()) {
            begin();
        }
    }

    /** Leaves, and waits until it has. */
    @Override
    public void close() {
        watch.shutdownNow();
        Thread leaving;
        synchronized (this) {
            leaving = visit;
            leave();
        }
        if (leaving != null) {
            try {
                leaving.join(Duration.ofSeconds(10).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("learning together could not be looked after: {}", e.getMessage());
        }
    }

    private boolean rests() {
        return restUntil != null && clock.instant().isBefore(restUntil);
    }

    private void leave() {
        if (visit != null) {
            visit.interrupt();
        }
    }

    private void begin() {
        tell(Progress.of(State.CONNECTING));
        Thread thread = daemon(this::visit, "learning");
        visit = thread;
        thread.start();
    }

    private void visit() {
        Progress end;
        try {
            end = end(owner.visit(new RoundWatch(owner.server(), clock, this::tellOfVisit, this::leaving, this::over)));
        } catch (InvalidInputException e) {
            end = Progress.of(State.REFUSED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("a visit to the coordinator failed", e);
            end = Progress.of(State.TROUBLE, String.valueOf(e.getMessage()));
        }
        ended(end);
    }

    private synchronized void ended(Progress end) {
        visit = null;
        underWay = false;
        if (verdict == Verdict.GO) {
            restUntil = clock.instant().plus(REST);
            tell(end);
        }
    }

    private static Progress end(ParticipationState state) {
        if (state instanceof GaveUp gaveUp) {
            return Progress.of(State.REFUSED, gaveUp.message());
        }
        return Progress.of(state instanceof Finished ? State.FINISHED : State.WAITING_FOR_ROUND);
    }

    /** A round that counts already may still come to its end, though it be the last of the day. */
    private void leaving(RoundTaken round) {
        keep(round, true);
    }

    /** After the last round of a day the visit ends at once, before the next one counts on this device. */
    private void over(RoundTaken round) {
        keep(round, false);
        if (owner.roundsToday() >= owner.terms().roundsPerDay()) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever interrupts the visit waits meanwhile: a database's file closes under a thread that is interrupted. */
    private synchronized void keep(RoundTaken round, boolean goesOn) {
        boolean interrupted = Thread.interrupted();
        underWay = goesOn;
        try {
            owner.took(round);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void tellOfVisit(Progress progress) {
        if (verdict == Verdict.GO) {
            tell(progress);
        }
    }

    private void tell(Progress progress) {
        if (!progress.equals(last)) {
            last = progress;
            owner.changed();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
