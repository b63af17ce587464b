package io.sotto.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sotto.model.Sha256;
import io.sotto.model.evaluate.EvaluationFigures;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A round as one line of JSON, and back. */
final class RoundLine {
    private static final JsonMapper JSON = new JsonMapper();

    private RoundLine() {}

    /** @param network which network's parameters the model holds */
    static String write(RoundRecord round, String network) {
        ObjectNode line = JSON.createObjectNode();
        line.put("round", round.round());
        line.put("attempts", round.attempts());
        line.put("clients", round.clients());
        line.put("updates", round.updates());
        line.set("refused", JSON.valueToTree(new TreeMap<>(round.refused())));
        line.put("missing", round.missing());
        line.put("faces", round.faces());
        line.put("training-loss", round.trainingLoss());
        round.evaluation().ifPresent(figures -> line.set("evaluation", JSON.valueToTree(figures)));
        line.put("seconds", round.seconds());
        line.put("network", network);
        line.put("model", round.model().hex());
        return line.toString();
    }

    /** @throws IllegalArgumentException if it is not such a line, or of another network */
    static RoundRecord read(String text, String network) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected a round as JSON, found something else", e);
        }
        String found = required(line, "network").asText();
        if (!found.equals(network)) {
            throw new IllegalArgumentException("a round of network %s: expected %s".formatted(found, network));
        }
        Map<String, Integer> refused = new TreeMap<>();
        required(line, "refused")
                .properties()
                .forEach(entry -> refused.put(entry.getKey(), entry.getValue().asInt()));
        return new RoundRecord(
                required(line, "round").asInt(),
                required(line, "attempts").asInt(),
                required(line, "clients").asInt(),
                required(line, "updates").asInt(),
                refused,
                required(line, "missing").asInt(),
                required(line, "faces").asLong(),
                required(line, "training-loss").asDouble(),
                Sha256.parse(required(line, "model").asText()),
                Optional.ofNullable(line.get("evaluation"))
                        .map(figures -> JSON.convertValue(figures, EvaluationFigures.class)),
                required(line, "seconds").asDouble());
    }

    private static JsonNode required(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new IllegalArgumentException("a round without '%s'".formatted(key));
        }
        return value;
    }
}
