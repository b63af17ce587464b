package io.sotto.privacy.secagg;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Indices of the neighbours of one client, ascending. Immutable. */
final class NeighbourList {
    private final int[] indices;

    NeighbourList(int[] indices) {
        this.indices = indices;
    }

    int count() {
        return indices.length;
    }

    int get(int place) {
        return indices[place];
    }

    boolean contains(int client) {
        return placeOf(client) >= 0;
    }

    /** At which place of this list a neighbour stands; negative if it is none. */
    int placeOf(int client) {
        return Arrays.binarySearch(indices, client);
    }

    IntStream stream() {
        return Arrays.stream(indices);
    }

    /** Where each neighbour's share lies on a polynomial: its index plus one, since the secret lies at zero. */
    int[] holders() {
        return Arrays.stream(indices).map(NeighbourList::holder).toArray();
    }

    /** Where one client's share lies. */
    static int holder(int client) {
        return client + 1;
    }
}
