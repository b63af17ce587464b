package io.sotto.simulation.store;

import io.sotto.model.artifact.AtomicFile;
import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.engine.RoundRecord.Score;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** A line a round in {@code metrics.csv} and {@code metrics.jsonl}. */
final class MetricsFiles {
    private static final String HEAD =
            "round,clients,refused,faces,training_loss,accuracy,macro_f1,loss,model_sha256,seconds\n";

    private final Path csv;
    private final Path jsonLines;

    MetricsFiles(Path folder) {
        this.csv = folder.resolve("metrics.csv");
        this.jsonLines = folder.resolve("metrics.jsonl");
    }

    /** Writes both anew: after a kill, a line may be cut off or missing. */
    void replace(List<RoundRecord> rounds) throws IOException {
        replace(csv, HEAD + rounds.stream().map(MetricsFiles::row).collect(Collectors.joining()));
        replace(jsonLines, rounds.stream().map(round -> Json.line(round) + "\n").collect(Collectors.joining()));
    }

    void append(RoundRecord round) throws IOException {
        Files.write(csv, bytes(row(round)), StandardOpenOption.APPEND);
        Files.write(jsonLines, bytes(Json.line(round) + "\n"), StandardOpenOption.APPEND);
    }

    private static void replace(Path file, String text) throws IOException {
        AtomicFile.write(file, out -> out.write(bytes(text)));
    }

    private static String row(RoundRecord round) {
        Score score = round.score();
        String scores = score == null ? ",," : score.accuracy() + "," + score.macroF1() + "," + score.loss();
        return "%d,%d,%d,%d,%s,%s,%s,%s\n"
                .formatted(
                        round.round(),
                        round.clients(),
                        round.refused(),
                        round.faces(),
                        round.trainingLoss(),
                        scores,
                        round.model(),
                        round.seconds());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
