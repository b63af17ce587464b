package io.sotto.client.library;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes the library beside other work, as often as the person wants. Thread-safe. */
public final class RefreshSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshSchedule.class);

    private final LibraryRefresh refresh;
    private final Supplier<Duration> interval;
    private final Consumer<List<RefreshReport>> listener;

    /**
     * Plans refreshes.
     *
     * @param interval asked each time; zero is never
     * @param listener hears of refreshes that were due, not if there were none
     */
    public RefreshSchedule(
            LibraryRefresh refresh, Supplier<Duration> interval, Consumer<List<RefreshReport>> listener) {
        this.refresh = refresh;
        this.interval = interval;
        this.listener = listener;
    }

    /** Looks every minute whether something is due, until that is cancelled. */
    public ScheduledFuture<?> start(ScheduledExecutorService executor) {
        return executor.scheduleWithFixedDelay(this::lookSafely, 1, 1, TimeUnit.MINUTES);
    }

    /** Refreshes what is due now. */
    void look() {
        Duration every = interval.get();
        if (!every.isZero()) {
            List<RefreshReport> reports = refresh.due(every, ReadingProgress.SILENT);
            if (!reports.isEmpty()) {
                listener.accept(reports);
            }
        }
    }

    /** A failure, of a full disk for instance, must not end the schedule. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("the library was not refreshed: {}", e.getMessage());
        }
    }
}
