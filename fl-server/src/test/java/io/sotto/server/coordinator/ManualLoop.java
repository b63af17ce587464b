package io.sotto.server.coordinator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/** An event loop whose time passes when the test says so. Tasks run at once, on the thread that asks for them. */
public final class ManualLoop implements EventLoop {
    private record Due(Duration at, long order, Runnable task) {}

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Due> timers =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private Duration now = Duration.ZERO;
    private long timersMade;
    private boolean running;

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (!running) {
            running = true;
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
            running = false;
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Due due = new Due(now.plus(delay), timersMade++, task);
        timers.add(due);
        return () -> timers.remove(due);
    }

    /** How many timers are still to run. */
    public int timers() {
        return timers.size();
    }

    @Override
    public Duration now() {
        return now;
    }

    /** Lets time pass, and does what falls due meanwhile. */
    public void advance(Duration time) {
        Duration end = now.plus(time);
        for (Due next = timers.peek(); next != null && next.at().compareTo(end) <= 0; next = timers.peek()) {
            timers.remove();
            now = next.at();
            execute(next.task());
        }
        now = end;
    }
}
