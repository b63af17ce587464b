package io.sotto.server.store;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The models of a run, one model file a round. */
record ModelFiles(Path directory, Network network, Function<RoundRecord, Provenance> provenance) {
    private static final Pattern NAME = Pattern.compile("round-(\\d{7})\\.sotto");

    /** Writes whole or not at all. */
    void write(RoundRecord round, ParameterVector model) throws IOException {
        Files.createDirectories(directory);
        ModelFile.write(file(round.round()), new TrainedModel(network, model, provenance.apply(round)));
    }

    /** @throws InvalidInputException if it is missing, damaged or another model than the round says */
    ParameterVector read(RoundRecord round) {
        Path file = file(round.round());
        TrainedModel model = ModelFile.read(file);
        if (!model.parameters().sha256().equals(round.model())) {
            throw new InvalidInputException("%s: expected the model of round %d with SHA-256 %s, found %s"
                    .formatted(
                            file,
                            round.round(),
                            round.model(),
                            model.parameters().sha256()));
        }
        return model.parameters();
    }

    /** Deletes the models of the rounds before this one. */
    void deleteBefore(int round) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(directory)) {
            old = files.filter(file -> isBefore(file, round)).toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    Path file(int round) {
        return directory.resolve("round-%07d.sotto".formatted(round));
    }

    private static boolean isBefore(Path file, int round) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() && Integer.parseInt(matcher.group(1)) < round;
    }
}
