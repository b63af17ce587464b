package io.sotto.server.store;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.network.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The models of a run, one file a round, each in canonical bytes. */
record ModelFiles(Path directory, Network network) {
    private static final Pattern NAME = Pattern.compile("round-(\\d{7})\\.bin");

    /** Writes whole or not at all. */
    void write(RoundRecord round, ParameterVector model) throws IOException {
        Files.createDirectories(directory);
        Path file = file(round.round());
        Path unfinished = directory.resolve(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(model.toBytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws InvalidInputException if it is missing or has another hash than the round says */
    ParameterVector read(RoundRecord round) throws IOException {
        Path file = file(round.round());
        ParameterVector model;
        try {
            model = ParameterVector.ofBytes(network.layout(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "%s: no such file: expected the model of the last round".formatted(file), e);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("%s: %s".formatted(file, e.getMessage()), e);
        }
        if (!model.sha256().equals(round.model())) {
            throw new InvalidInputException("%s: damaged: expected a model with SHA-256 %s, found %s"
                    .formatted(file, round.model(), model.sha256()));
        }
        return model;
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

    private Path file(int round) {
        return directory.resolve("round-%07d.bin".formatted(round));
    }

    private static boolean isBefore(Path file, int round) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() && Integer.parseInt(matcher.group(1)) < round;
    }
}
