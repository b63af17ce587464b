package io.sotto.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Vectors made with Flower 1.28.0 and with an independent program in 80-bit long double; their README tells how. Skipped
 * where the data folder is missing.
 */
class GoldenAverageTest {
    @TestFactory
    Stream<DynamicTest> mean_ofGoldenClients_isThePapers() throws IOException {
        return cases("fedavg.json")
                .map(golden -> DynamicTest.dynamicTest(golden.get("what").asText(), () -> assertMean(golden)));
    }

    @TestFactory
    Stream<DynamicTest> add_ofDamagedClients_refusesThemAndNoOther() throws IOException {
        return cases("hostile_inputs.json")
                .map(golden -> DynamicTest.dynamicTest(golden.get("what").asText(), () -> assertRefusals(golden)));
    }

    private static void assertMean(JsonNode golden) {
        FederatedAverage average = new FederatedAverage(golden.get("d").asInt());
        List<float[]> clients = vectors(golden.get("clients"));
        for (int k = 0; k < clients.size(); k++) {
            average.add(
                    vector(clients.get(k)), golden.get("num_examples").get(k).asLong());
        }

        double[] mean = average.mean();

        JsonNode expected = golden.get("expected").get("paper");
        double largest = 1;
        for (JsonNode value : expected) {
            largest = Math.max(largest, Math.abs(value.asDouble()));
        }
        for (int i = 0; i < mean.length; i++) {
            assertThat(mean[i]).isCloseTo(expected.get(i).asDouble(), within(1e-12 * largest));
        }
    }

    private static void assertRefusals(JsonNode golden) {
        FederatedAverage average = new FederatedAverage(golden.get("d").asInt());
        List<float[]> clients = vectors(golden.get("base").get("clients"));
        long[] counts = new long[clients.size()];
        for (int k = 0; k < counts.length; k++) {
            counts[k] = golden.get("base").get("num_examples").get(k).asLong();
        }
        List<Integer> damaged = applyEdits(golden.get("edits"), clients, counts);

        for (int k = 0; k < counts.length; k++) {
            ParameterVector update = vector(clients.get(k));
            long weight = counts[k];
            if (damaged.contains(k)) {
                assertThatThrownBy(() -> average.add(update, weight)).isInstanceOf(IllegalArgumentException.class);
            } else {
                average.add(update, weight);
            }
        }

        if (golden.get("what").asText().equals("all counts 0")) {
            assertThatThrownBy(average::mean).isInstanceOf(IllegalStateException.class);
        } else {
            assertThat(average.updates()).isEqualTo(counts.length - damaged.size());
            assertThat(vector(floats(average.mean())).isFinite()).isTrue();
        }
    }

    /** Edits clients in place; returns those that an average must refuse, which a count of 0 is not. */
    private static List<Integer> applyEdits(JsonNode edits, List<float[]> clients, long[] counts) {
        List<Integer> damaged = new ArrayList<>();
        for (JsonNode edit : edits) {
            int client = edit.get("client").asInt();
            if (edit.has("num_examples")) {
                counts[client] = edit.get("num_examples").asLong();
                if (counts[client] < 0) {
                    damaged.add(client);
                }
            } else {
                float value = Float.parseFloat(edit.get("value").asText());
                float[] vector = clients.get(client);
                int from = edit.has("coordinate") ? edit.get("coordinate").asInt() : 0;
                int to = edit.has("coordinate") ? from + 1 : vector.length;
                Arrays.fill(vector, from, to, value);
                damaged.add(client);
            }
        }
        return damaged;
    }

    private static Stream<JsonNode> cases(String file) throws IOException {
        Path path = Path.of(System.getProperty("sotto.data", "missing"), "golden", "fl", file);
        assumeTrue(Files.exists(path), () -> "no golden vectors at " + path);
        List<JsonNode> cases = new ArrayList<>();
        new ObjectMapper().readTree(path.toFile()).get("cases").forEach(cases::add);
        return cases.stream();
    }

    private static List<float[]> vectors(JsonNode clients) {
        List<float[]> vectors = new ArrayList<>();
        for (JsonNode client : clients) {
            float[] vector = new float[client.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = Float.parseFloat(client.get(i).asText());
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static ParameterVector vector(float[] values) {
        ParameterLayout layout = new ParameterLayout.Builder()
                .add("w", Role.WEIGHT, values.length)
                .build();
        return ParameterVector.of(layout, values);
    }
}
