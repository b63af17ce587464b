package io.sotto.privacy.secagg;

import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Something of each client that got so far, by index. */
final class ByClient<T> {
    private final TreeMap<Integer, T> map = new TreeMap<>();

    void put(int client, T value) {
        map.put(client, value);
    }

    T get(int client) {
        return Objects.requireNonNull(map.get(client), "client " + client + " did not get so far");
    }

    boolean has(int client) {
        return map.containsKey(client);
    }

    /** Ascending; a copy. */
    Set<Integer> clients() {
        return new TreeSet<>(map.keySet());
    }

    int size() {
        return map.size();
    }
}
