package io.sotto.server.coordinator;

import io.sotto.server.round.ClientId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is there. A client with an open question is; one that was answered is expected back within a time, after which it
 * counts as gone. Belongs to the event loop.
 */
final class Presence {
    private static final Duration WITH_OPEN_QUESTION = Duration.ofDays(100_000);

    private final Map<ClientId, Duration> expectedBack = new HashMap<>();

    void asking(ClientId client) {
        expectedBack.put(client, WITH_OPEN_QUESTION);
    }

    /** @param latest when the client must have called again */
    void expect(ClientId client, Duration latest) {
        expectedBack.replace(client, latest);
    }

    void gone(ClientId client) {
        expectedBack.remove(client);
    }

    List<ClientId> overdue(Duration now) {
        return expectedBack.entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(now) < 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    Set<ClientId> all() {
        return new HashSet<>(expectedBack.keySet());
    }
}
