package io.sotto.model.recipe;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A training's figures as {@code metrics.csv}: a line an epoch. */
public final class MetricsFile {
    private static final String NAME = "metrics.csv";
    private static final String HEADER = "epoch,side,learning_rate,training_loss,loss,accuracy,macro_f1,seconds";

    private MetricsFile() {}

    /** Replaces the file of a training's folder whole or not at all. */
    static void write(Path folder, List<EpochFigures> epochs) throws IOException {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (EpochFigures figures : epochs) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%.6f,%.5f,%.5f,%.5f,%.5f,%.1f\n",
                    figures.epoch(),
                    figures.side(),
                    figures.learningRate(),
                    figures.trainingLoss(),
                    figures.loss(),
                    figures.accuracy(),
                    figures.macroF1(),
                    figures.seconds()));
        }
        AtomicFile.write(folder.resolve(NAME), out -> out.write(csv.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The figures that lie beside a model; none if there is no such file, or one of something else.
     *
     * @throws InvalidInputException if a line is damaged
     */
    public static List<EpochFigures> beside(Path model) {
        Path file = model.resolveSibling(NAME);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() || !lines.get(0).equals(HEADER)
                    ? List.of()
                    : lines.stream().skip(1).map(MetricsFile::figures).toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "%s: expected a training's figures, found: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static EpochFigures figures(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != HEADER.split(",", -1).length) {
            throw new IllegalArgumentException("line '%s'".formatted(line));
        }
        return new EpochFigures(
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[1]),
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]),
                Double.parseDouble(fields[5]),
                Double.parseDouble(fields[6]),
                Double.parseDouble(fields[7]));
    }
}
