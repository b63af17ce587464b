package io.sotto.model.data;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.model.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a folder with a folder of pictures for each class, or with such folders for each usage. Classes go by name, never
 * by their place in the alphabet. Pictures come in the order of their names, so the same folder gives the same faces.
 * Hidden files and those that file managers leave behind are passed over.
 */
final class FaceFolder {
    private static final Set<String> LEFT_BEHIND = Set.of("thumbs.db", "desktop.ini");

    private final Path root;
    private final int side;
    private final FaceData.Builder faces = new FaceData.Builder();

    private FaceFolder(Path root, int side) {
        this.root = root;
        this.side = side;
    }

    /**
     * @param side pixels along each side of the faces that pictures become
     * @throws InvalidInputException if a folder's name is unknown, a class has no picture, or a file is not one
     */
    static FaceData read(Path root, int side) {
        return new FaceFolder(root, side).read();
    }

    private FaceData read() {
        List<Path> folders = folders(root);
        boolean split =
                folders.stream().anyMatch(folder -> Usage.ofFolder(name(folder)).isPresent());
        for (Path folder : folders) {
            if (split) {
                addSplit(folder);
            } else {
                addClass(Usage.TRAINING, folder);
            }
        }
        return faces.build(root.toString());
    }

    private void addSplit(Path folder) {
        Optional<Usage> usage = Usage.ofFolder(name(folder));
        if (usage.isEmpty()) {
            throw new InvalidInputException("%s: expected train, val or test beside other such folders, found '%s'"
                    .formatted(folder, name(folder)));
        }
        folders(folder).forEach(classFolder -> addClass(usage.get(), classFolder));
    }

    private void addClass(Usage usage, Path folder) {
        Emotion label = label(folder);
        List<Path> pictures = entries(folder);
        if (pictures.isEmpty()) {
            throw new InvalidInputException(
                    "%s: expected at least one picture for class %s, found none".formatted(folder, label.word()));
        }
        for (Path picture : pictures) {
            faces.add(usage, label, Pictures.toFace(Pictures.read(picture), side));
        }
    }

    private static Emotion label(Path folder) {
        try {
            return Emotion.ofName(name(folder));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "%s: a folder with the name of a class: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** The folders in a folder, of which there must be some; a file between them belongs to no class, so it is refused. */
    private static List<Path> folders(Path parent) {
        List<Path> entries = entries(parent);
        if (entries.isEmpty()) {
            throw new InvalidInputException("%s: expected a folder for each class, found none".formatted(parent));
        }
        for (Path entry : entries) {
            if (!Files.isDirectory(entry)) {
                throw new InvalidInputException(
                        "%s: expected only folders, one for each class, found a file".formatted(entry));
            }
        }
        return entries;
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !isLeftBehind(name(entry))).sorted().toList();
        } catch (IOException e) {
            throw new InvalidInputException("%s: expected a readable folder, found: %s".formatted(folder, e), e);
        }
    }

    private static boolean isLeftBehind(String name) {
        return name.startsWith(".") || LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String name(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString();
    }
}
