package io.sotto.server.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An immutable map from clients to values, in the order of their numbers. Two sorted arrays: a changed copy costs a copy
 * of memory, which is cheap for the few thousand clients of a coordinator, and its order depends on nothing but its
 * content.
 */
final class ClientMap<V> {
    private final ClientId[] clients;
    private final List<V> values;

    private ClientMap(ClientId[] clients, List<V> values) {
        this.clients = clients;
        this.values = values;
    }

    static <V> ClientMap<V> empty() {
        return new ClientMap<>(new ClientId[0], List.of());
    }

    /** Gives each of some distinct clients the same value. */
    static <V> ClientMap<V> ofAll(List<ClientId> clients, V value) {
        ClientId[] sorted = clients.stream().sorted().toArray(ClientId[]::new);
        return new ClientMap<>(sorted, List.copyOf(Collections.nCopies(sorted.length, value)));
    }

    int size() {
        return clients.length;
    }

    Optional<V> get(ClientId client) {
        int position = Arrays.binarySearch(clients, client);
        return position < 0 ? Optional.empty() : Optional.of(values.get(position));
    }

    List<ClientId> clients() {
        return List.of(clients);
    }

    /** Values in the order of their clients. */
    List<V> values() {
        return values;
    }

    List<ClientId> clientsWhere(Predicate<V> holds) {
        return IntStream.range(0, clients.length)
                .filter(i -> holds.test(values.get(i)))
                .mapToObj(i -> clients[i])
                .toList();
    }

    ClientMap<V> with(ClientId client, V value) {
        int position = Arrays.binarySearch(clients, client);
        return position >= 0 ? replaced(position, value) : inserted(-position - 1, client, value);
    }

    ClientMap<V> without(ClientId client) {
        int position = Arrays.binarySearch(clients, client);
        if (position < 0) {
            return this;
        }
        ClientId[] fewer = new ClientId[clients.length - 1];
        System.arraycopy(clients, 0, fewer, 0, position);
        System.arraycopy(clients, position + 1, fewer, position, fewer.length - position);
        List<V> others = new ArrayList<>(values);
        others.remove(position);
        return new ClientMap<>(fewer, List.copyOf(others));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientMap<?> map && Arrays.equals(clients, map.clients) && values.equals(map.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(clients) + values.hashCode();
    }

    @Override
    public String toString() {
        return IntStream.range(0, clients.length)
                .mapToObj(i -> clients[i] + "=" + values.get(i))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private ClientMap<V> replaced(int position, V value) {
        List<V> others = new ArrayList<>(values);
        others.set(position, value);
        return new ClientMap<>(clients, List.copyOf(others));
    }

    private ClientMap<V> inserted(int position, ClientId client, V value) {
        ClientId[] more = Arrays.copyOf(clients, clients.length + 1);
        System.arraycopy(clients, position, more, position + 1, clients.length - position);
        more[position] = client;
        List<V> others = new ArrayList<>(values);
        others.add(position, value);
        return new ClientMap<>(more, List.copyOf(others));
    }
}
