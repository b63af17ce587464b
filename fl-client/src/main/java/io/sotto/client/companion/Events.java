package io.sotto.client.companion;

import io.sotto.client.companion.contract.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * Tells whoever listens what has changed: a name and its state as JSON. What is as it was told last is not told again.
 * Thread-safe; listeners are called on the thread that tells.
 */
public final class Events {
    private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, String> last = new ConcurrentHashMap<>();

    /** Adds a listener, and has it know how things stand. */
    public void listen(BiConsumer<String, String> listener) {
        listeners.add(listener);
        last.forEach(listener);
    }

    public void forget(BiConsumer<String, String> listener) {
        listeners.remove(listener);
    }

    /** Whether anybody listens. */
    public boolean isHeard() {
        return !listeners.isEmpty();
    }

    void tell(String name, Object state) {
        String json = Json.write(state);
        if (!json.equals(last.put(name, json))) {
            listeners.forEach(listener -> listener.accept(name, json));
        }
    }
}
