package io.sotto.client.companion;

import io.sotto.client.companion.contract.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Tells whoever listens what has changed: a name and its state as JSON. What is as it was told last is not told again, and
 * what was overtaken by a newer state is not told at all, so that what a listener hears last is how things stand.
 * Thread-safe; listeners are called on the thread that tells, one at a time, and must not wait for anything.
 */
public final class Events {
    private record Told(long turn, String json) {}

    private final List<BiConsumer<String, String>> listeners = new ArrayList<>();
    private final Map<String, Told> last = new HashMap<>();
    private final AtomicLong turns = new AtomicLong();

    /** Adds a listener, and has it know how things stand. */
    public synchronized void listen(BiConsumer<String, String> listener) {
        listeners.add(listener);
        last.forEach((name, told) -> listener.accept(name, told.json()));
    }

    public synchronized void forget(BiConsumer<String, String> listener) {
        listeners.remove(listener);
    }

    /** Whether anybody listens. */
    public synchronized boolean isHeard() {
        return !listeners.isEmpty();
    }

    /**
     * Tells a state, to be called after each change of it.
     *
     * @param state is asked once, without a lock: its turn is taken before, so that a later change has a later turn
     */
    void tell(String name, Supplier<?> state) {
        long turn = turns.incrementAndGet();
        tell(name, new Told(turn, Json.write(state.get())));
    }

    private synchronized void tell(String name, Told told) {
        Told before = last.get(name);
        if (before != null && before.turn() > told.turn()) {
            return;
        }
        last.put(name, told);
        if (before == null || !before.json().equals(told.json())) {
            List.copyOf(listeners).forEach(listener -> listener.accept(name, told.json()));
        }
    }
}
