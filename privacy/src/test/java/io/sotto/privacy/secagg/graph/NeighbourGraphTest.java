package io.sotto.privacy.secagg.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.crypto.AesCtrKeyStream;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourGraphTest {
    @ParameterizedTest
    @CsvSource({"3, 2", "10, 9", "50, 49", "51, 2", "52, 8", "100, 32", "101, 98", "5000, 116"})
    void neighbours_ofEveryone_areMutualAndExactlyK(int clients, int degree) {
        NeighbourGraph graph = graph(clients, degree, 1);
        for (int client = 0; client < clients; client++) {
            int[] neighbours = graph.neighbours(client);
            assertThat(neighbours)
                    .hasSize(degree)
                    .isSorted()
                    .doesNotContain(client)
                    .doesNotHaveDuplicates();
            for (int neighbour : neighbours) {
                assertThat(Arrays.binarySearch(graph.neighbours(neighbour), client))
                        .isNotNegative();
            }
        }
        assertThat(graph.clients()).isEqualTo(clients);
        assertThat(graph.degree()).isEqualTo(degree);
    }

    @Test
    void neighbours_sparse_areTheNearestOnOneRing() {
        NeighbourGraph graph = graph(60, 2, 5);
        Set<Integer> ring = new TreeSet<>();
        int before = graph.neighbours(0)[0];
        int here = 0;
        while (ring.add(here)) {
            int[] next = graph.neighbours(here);
            int after = next[0] == before ? next[1] : next[0];
            before = here;
            here = after;
        }
        assertThat(ring).as("one ring of everybody").hasSize(60);
    }

    @Test
    void neighbours_otherSeed_areOthers() {
        assertThat(graph(100, 10, 1).neighbours(3))
                .isNotEqualTo(graph(100, 10, 2).neighbours(3));
        assertThat(graph(100, 10, 1).neighbours(3)).isEqualTo(graph(100, 10, 1).neighbours(3));
    }

    /** Over many seeds everybody is a neighbour of a given client equally often: nobody chooses who surrounds it. */
    @Test
    void neighbours_overSeeds_areUniform() {
        int[] counts = new int[60];
        int seeds = 3000;
        for (int seed = 0; seed < seeds; seed++) {
            for (int neighbour : graph(60, 6, seed).neighbours(7)) {
                counts[neighbour]++;
            }
        }
        double expected = seeds * 6 / 59.0;
        assertThat(counts[7]).isZero();
        for (int client = 0; client < 60; client++) {
            if (client != 7) {
                assertThat((double) counts[client]).isBetween(expected * 0.75, expected * 1.25);
            }
        }
    }

    @Test
    void below_anyBound_isUniform() {
        Permuter permuter = new Permuter(seed(3), new AesCtrKeyStream());
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[permuter.below(7)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_500, 10_500);
        }
        assertThat(permuter.below(1)).isZero();
    }

    @Test
    void isPossible_completeOrEven_alone() {
        assertThat(NeighbourGraph.isPossible(10, 9)).isTrue();
        assertThat(NeighbourGraph.isPossible(10, 8)).isTrue();
        assertThat(NeighbourGraph.isPossible(10, 7)).isFalse();
        assertThat(NeighbourGraph.isPossible(10, 10)).isFalse();
        assertThat(NeighbourGraph.isPossible(10, 0)).isFalse();
        assertThat(NeighbourGraph.isPossible(10, 2)).isTrue();
        assertThat(NeighbourGraph.isPossible(2, 1)).isTrue();
        assertThat(NeighbourGraph.isPossible(1, 0)).isFalse();
        assertThatThrownBy(() -> graph(10, 7, 1))
                .hasMessage("7 neighbours of each of 10 clients: expected 9, or even and less");
    }

    @Test
    void graphSeed_anyKeyChanged_isAnother() {
        List<AgreementKey> keys =
                IntStream.range(0, 6).mapToObj(NeighbourGraphTest::key).toList();
        GraphSeed seed = GraphSeed.of(keys);
        for (int i = 0; i < keys.size(); i++) {
            List<AgreementKey> changed = new java.util.ArrayList<>(keys);
            changed.set(i, key(99));
            assertThat(GraphSeed.of(changed)).isNotEqualTo(seed);
        }
    }

    /** From an independent computation: SHA-256 of purpose and keys, hashed 4096 times more. */
    @Test
    void graphSeed_knownKeys_isGolden() {
        assertThat(GraphSeed.of(List.of(key(1), key(2))).digest().hex())
                .isEqualTo("3ea72ba9ff3a9af17f1d9003a9dcde3c58509c116167758498b50e140f054a7b");
        assertThat(NeighbourGraph.of(8, 2, GraphSeed.of(List.of(key(1), key(2))), new AesCtrKeyStream())
                        .neighbours(0))
                .containsExactly(1, 6);
    }

    private static AgreementKey key(int value) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) value;
        return AgreementKey.of(bytes);
    }

    private static GraphSeed seed(int value) {
        return new GraphSeed(Digest.sha256(new byte[] {(byte) value, (byte) (value >>> 8)}));
    }

    private static NeighbourGraph graph(int clients, int degree, int seed) {
        return NeighbourGraph.of(clients, degree, seed(seed), new AesCtrKeyStream());
    }
}
