package io.sotto.simulation.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.model.RandomStreams;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionRuleTest {
    private static final List<Emotion> LABELS = IntStream.range(0, 700)
            .mapToObj(row -> Emotion.ofLabel(row % Emotion.COUNT))
            .toList();

    @ParameterizedTest
    @ValueSource(strings = {"iid", "dirichlet:0.001", "dirichlet:0.5", "dirichlet:1000.0"})
    void split_anyRule_dealsEachRowOnceAndAgainAlikeForTheSameSeed(String word) {
        PartitionRule rule = PartitionRule.parse(word);
        Partition partition = rule.split(LABELS, 40, new RandomStreams(7));

        assertThat(rule.word()).isEqualTo(word);
        assertThat(allRows(partition)).hasSize(700).doesNotHaveDuplicates();
        assertThat(allRows(rule.split(LABELS, 40, new RandomStreams(7)))).isEqualTo(allRows(partition));
        assertThat(allRows(rule.split(LABELS, 40, new RandomStreams(8)))).isNotEqualTo(allRows(partition));
    }

    @Test
    void split_smallAlpha_leavesClientsEmptyAndNamesTheOthers() {
        Partition partition = new DirichletRule(0.05).split(LABELS, 100, new RandomStreams(1));

        assertThat(partition.statistics().emptyClients()).isPositive();
        assertThat(partition.clientsWithFaces())
                .hasSize(100 - partition.statistics().emptyClients())
                .allMatch(client -> partition.size(client) > 0);
        assertThat(partition.statistics().totalVariation()).isBetween(0.5, 1.0);
    }

    @Test
    void split_moreClientsThanFaces_isRefusedWithBothNumbers() {
        assertThatThrownBy(() -> new IidRule().split(LABELS, 701, new RandomStreams(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("clients 701: expected at most 700, one for each training face");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "idd", "dirichlet", "dirichlet:", "dirichlet:x", "dirichlet:0", "dirichlet:NaN"})
    void parse_anythingElse_isRefused(String word) {
        assertThatThrownBy(() -> PartitionRule.parse(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    private static List<Integer> allRows(Partition partition) {
        return IntStream.range(0, partition.clients())
                .flatMap(client -> IntStream.of(partition.rows(client)))
                .boxed()
                .toList();
    }
}
