package io.sotto.server.round;

/**
 * Names a client for as long as its session lasts.
 *
 * @param number 0 or more
 */
public record ClientId(long number) implements Comparable<ClientId> {
    public ClientId {
        if (number < 0) {
            throw new IllegalArgumentException("client %d: expected 0 or more".formatted(number));
        }
    }

    @Override
    public int compareTo(ClientId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "client-" + number;
    }
}
