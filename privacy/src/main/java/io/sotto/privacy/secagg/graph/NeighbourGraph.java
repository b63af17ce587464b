package io.sotto.privacy.secagg.graph;

import io.sotto.privacy.crypto.KeyStream;
import java.util.Arrays;

/**
 * A graph in which each of n clients has exactly k neighbours. With k = n - 1 it is complete. With a smaller, even k it
 * is a Harary graph over a random permutation: the clients stand on a ring in random order and each is joined with the
 * k / 2 nearest on either side (Bell et al. 2020, section 3). Being a neighbour is mutual; nobody is its own.
 *
 * <p>Immutable and thread-safe.
 */
public final class NeighbourGraph {
    private final int clients;
    private final int degree;
    private final int[] ring;
    private final int[] place;

    private NeighbourGraph(int clients, int degree, int[] ring) {
        this.clients = clients;
        this.degree = degree;
        this.ring = ring;
        this.place = new int[clients];
        for (int i = 0; i < clients; i++) {
            place[ring[i]] = i;
        }
    }

    /**
     * @param clients n, 2 or more
     * @param degree k: n - 1, or even and from 2 to n - 2
     * @param seed decides the permutation; unused if complete
     */
    public static NeighbourGraph of(int clients, int degree, GraphSeed seed, KeyStream stream) {
        if (!isPossible(clients, degree)) {
            throw new IllegalArgumentException("%d neighbours of each of %d clients: expected %d, or even and less"
                    .formatted(degree, clients, clients - 1));
        }
        int[] ring = identity(clients);
        if (degree < clients - 1) {
            shuffle(ring, new Permuter(seed, stream));
        }
        return new NeighbourGraph(clients, degree, ring);
    }

    /** Whether there is a graph of this kind. */
    public static boolean isPossible(int clients, int degree) {
        return clients >= 2 && (degree == clients - 1 || degree >= 2 && degree < clients - 1 && degree % 2 == 0);
    }

    public int clients() {
        return clients;
    }

    /** k. */
    public int degree() {
        return degree;
    }

    /** The neighbours of a client, ascending. */
    public int[] neighbours(int client) {
        int[] neighbours = new int[degree];
        for (int i = 0; i < degree; i++) {
            int distance = i / 2 + 1;
            int offset = i % 2 == 0 ? distance : clients - distance;
            neighbours[i] = ring[(place[client] + offset) % clients];
        }
        Arrays.sort(neighbours);
        return neighbours;
    }

    private static int[] identity(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return order;
    }

    /** Fisher and Yates: from the last place down, each exchanged with a random one not above it. */
    private static void shuffle(int[] order, Permuter random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.below(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
