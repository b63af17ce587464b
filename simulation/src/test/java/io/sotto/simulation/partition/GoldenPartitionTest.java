package io.sotto.simulation.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.model.Emotion;
import io.sotto.model.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Against golden/fl of the data folder: partitions and their statistics by Flower 1.28's own partitioners. */
class GoldenPartitionTest {
    private static final int OWN_SEEDS = 40;

    @TestFactory
    Stream<DynamicTest> counts_ofGivenShares_equalFlowers() throws IOException {
        return cases("dirichlet_split.json")
                .filter(golden -> !golden.get("self_balancing").asBoolean())
                .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> checkSplit(golden)));
    }

    @TestFactory
    Stream<DynamicTest> iid_sizes_equalFlowers() throws IOException {
        return cases("partition_sizes.json")
                .filter(golden -> golden.get("kind").asText().equals("iid"))
                .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> checkSizes(golden)));
    }

    @TestFactory
    Stream<DynamicTest> statistics_overManySeeds_areFlowers() throws IOException {
        List<Emotion> labels = fer2013Labels();
        return cases("dirichlet_stats.json")
                .filter(golden -> List.of("iid", "class_over_clients")
                        .contains(golden.get("variant").asText()))
                .map(golden ->
                        DynamicTest.dynamicTest(golden.get("id").asText(), () -> checkStatistics(golden, labels)));
    }

    private static void checkSplit(JsonNode golden) {
        JsonNode expected = golden.get("expected").get("counts");
        for (int label = 0; label < golden.get("class_counts").size(); label++) {
            int column = label;
            double[] shares = StreamSupport.stream(
                            golden.get("proportions").get(label).spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
            int[] counts = DirichletRule.counts(
                    shares, golden.get("class_counts").get(label).asInt());
            assertThat(counts)
                    .as("class %d", label)
                    .containsExactly(IntStream.range(0, shares.length)
                            .map(client -> expected.get(client).get(column).asInt())
                            .toArray());
        }
    }

    private static void checkSizes(JsonNode golden) {
        List<Emotion> labels = Collections.nCopies(golden.get("samples").asInt(), Emotion.HAPPY);
        Partition partition = new IidRule().split(labels, golden.get("clients").asInt(), new RandomStreams(1));
        int[] sizes =
                IntStream.range(0, partition.clients()).map(partition::size).toArray();
        int[] expected = StreamSupport.stream(
                        golden.get("expected").get("exact").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
        assertThat(sizes).containsExactly(expected);
    }

    private static void checkStatistics(JsonNode golden, List<Emotion> labels) {
        String alpha = golden.get("alpha").asText();
        PartitionRule rule = alpha.equals("inf") ? new IidRule() : new DirichletRule(Double.parseDouble(alpha));
        List<PartitionStatistics> own = IntStream.range(0, OWN_SEEDS)
                .mapToObj(
                        seed -> rule.split(labels, 100, new RandomStreams(seed)).statistics())
                .toList();
        JsonNode expected = golden.get("expected");
        int seeds = golden.get("seeds").asInt();
        checkMean(expected.get("distinct_labels"), seeds, own, PartitionStatistics::labelsPerClient);
        checkMean(expected.get("tv"), seeds, own, PartitionStatistics::totalVariation);
        checkMean(expected.get("size_cv"), seeds, own, PartitionStatistics::sizeVariation);
        checkMean(expected.get("empty_clients"), seeds, own, PartitionStatistics::emptyClients);
        checkMean(expected.get("min_size"), seeds, own, PartitionStatistics::smallest);
        checkMean(expected.get("max_size"), seeds, own, PartitionStatistics::largest);
    }

    /** The bound that the golden file's README gives: five standard errors. */
    private static void checkMean(
            JsonNode expected, int seeds, List<PartitionStatistics> own, ToDoubleFunction<PartitionStatistics> metric) {
        double bound = 5 * expected.get("sd").asDouble() * Math.sqrt(1.0 / OWN_SEEDS + 1.0 / seeds) + 1e-9;
        assertThat(own.stream().mapToDouble(metric).average().orElseThrow())
                .isCloseTo(expected.get("mean").asDouble(), within(bound));
    }

    private static List<Emotion> fer2013Labels() throws IOException {
        JsonNode counts = new JsonMapper()
                .readTree(golden("dirichlet_stats.json").toFile())
                .get("class_counts");
        List<Emotion> labels = new ArrayList<>();
        for (Emotion emotion : Emotion.values()) {
            labels.addAll(Collections.nCopies(counts.get(emotion.label()).asInt(), emotion));
        }
        return labels;
    }

    private static Stream<JsonNode> cases(String file) throws IOException {
        JsonNode cases = new JsonMapper().readTree(golden(file).toFile()).get("cases");
        return StreamSupport.stream(cases.spliterator(), false);
    }

    private static Path golden(String file) {
        Path path = Path.of(System.getProperty("sotto.data", ""), "golden", "fl", file);
        Assumptions.assumeTrue(Files.exists(path), path + " is missing");
        return path;
    }
}
