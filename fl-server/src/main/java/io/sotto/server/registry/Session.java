package io.sotto.server.registry;

import io.sotto.server.round.ClientId;

/**
 * A client that has introduced itself.
 *
 * @param name what it calls itself; for logs, need not be unique
 */
public record Session(ClientId client, String name) {
    @Override
    public String toString() {
        return "%s (%s)".formatted(client, name);
    }
}
