package io.sotto.model.artifact;

import io.sotto.model.InvalidInputException;
import io.sotto.model.network.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The trained models that come with Sotto, by name, so that a fresh machine reads emotion without any data: half
 * precision, with a temperature. What they were trained on and what they must not be used for stands in
 * docs/model-card.md.
 */
public final class ReleaseModels {
    /** The one to use unless a user says otherwise: the more accurate one. */
    public static final String STANDARD = "medium";

    /** All of them. */
    public static final List<String> NAMES = List.of(STANDARD, "small");

    private ReleaseModels() {}

    /**
     * Loads a model of {@link #NAMES}.
     *
     * @throws InvalidInputException if this build comes without it
     */
    public static TrainedModel load(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidInputException(
                        "release model '%s': expected it in this build of Sotto, found none; name a model file"
                                .formatted(name)));
    }

    /** A model of {@link #NAMES}, or nothing if this build comes without it. */
    public static Optional<TrainedModel> find(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("release model '%s': expected one of %s".formatted(name, NAMES));
        }
        try (InputStream in = ReleaseModels.class.getResourceAsStream("/io/sotto/model/release/" + name + ".sotto")) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            ModelFileReader reader = new ModelFileReader("release model " + name);
            return Optional.of(reader.read(new ByteArrayInputStream(bytes), bytes.length));
        } catch (IOException e) {
            throw new UncheckedIOException("release model %s cannot be read".formatted(name), e);
        }
    }

    /** The name of the model that this build has for a network; empty if it has none. */
    public static Optional<String> nameFor(Network network) {
        return NAMES.stream()
                .filter(name -> network.name().startsWith(name + "+"))
                .filter(name -> find(name)
                        .filter(model -> model.network().equals(network))
                        .isPresent())
                .findFirst();
    }

    /**
     * What a person names with {@code --model}: a model of {@link #NAMES}, or else a file.
     *
     * @throws InvalidInputException if there is no such model, or the file is not one
     */
    public static TrainedModel read(String nameOrFile) {
        if (NAMES.contains(nameOrFile)) {
            return load(nameOrFile);
        }
        try {
            return ModelFile.read(Path.of(nameOrFile));
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    "model '%s': expected %s or a file".formatted(nameOrFile, String.join(", ", NAMES)), e);
        }
    }
}
