package io.sotto.client.library;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the audio files of a folder and the folders in it, following links, each file once. Only what is new or has changed
 * since the last time is read. A folder named by an emotion, in English, Spanish or Indonesian, gives it to the songs in it.
 * One scan, one use; not thread-safe.
 */
final class FolderScan {
    private static final int DEEPEST = 64;

    private record Found(
            BasicFileAttributes attributes, @Nullable Emotion emotion) {
        String stamp() {
            return "%d:%d:%s"
                    .formatted(
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis(),
                            emotion == null ? "-" : emotion.label());
        }
    }

    private final Path root;
    private final @Nullable Emotion emotion;
    private final Map<Path, Found> files = new LinkedHashMap<>();
    private final List<ImportProblem> problems = new ArrayList<>();

    /** @param emotion what all songs are for; null if folders in it may say so */
    FolderScan(Path root, @Nullable Emotion emotion) {
        this.root = root;
        this.emotion = emotion;
    }

    /**
     * Scans the folder.
     *
     * @param known location to stamp of each song that was found before
     * @throws InvalidInputException if there is no such folder or it cannot be read
     */
    Harvest scan(Map<String, String> known, ReadingProgress progress) {
        find();
        List<TrackDraft> tracks = new ArrayList<>();
        Set<String> unchanged = new HashSet<>();
        int done = 0;
        for (Map.Entry<Path, Found> file : files.entrySet()) {
            String location = file.getKey().toString();
            if (file.getValue().stamp().equals(known.get(location))) {
                unchanged.add(location);
            } else {
                read(file.getKey(), file.getValue()).ifPresentOrElse(tracks::add, () -> {
                    if (known.containsKey(location)) {
                        unchanged.add(location);
                    }
                });
            }
            progress.progressed(++done, files.size());
        }
        return new Harvest(tracks, unchanged, problems);
    }

    private Optional<TrackDraft> read(Path file, Found found) {
        try {
            return Optional.of(new TrackDraft(
                    TrackSource.FILE, file.toString(), AudioTags.read(file, found.emotion()), found.stamp()));
        } catch (UnreadableAudioException | IllegalArgumentException e) {
            problems.add(new ImportProblem(file.toString(), 0, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private void find() {
        if (!Files.isDirectory(root)) {
            throw new InvalidInputException(
                    "%s: expected a folder, found %s".formatted(root, Files.exists(root) ? "a file" : "nothing"));
        }
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Visitor());
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(root, e), e);
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Map<Path, Optional<Emotion>> emotions = new HashMap<>();

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(root) && folder.getFileName().toString().startsWith(".")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            emotions.put(folder, emotionOf(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = file.getFileName().toString();
            if (attributes.isRegularFile() && !name.startsWith(".") && AudioTags.isAudio(name)) {
                Emotion ofFolder = emotions.getOrDefault(file.getParent(), Optional.empty())
                        .orElse(null);
                files.putIfAbsent(file.toRealPath(), new Found(attributes, ofFolder));
            }
            return FileVisitResult.CONTINUE;
        }

        /** A link back to a folder above is no problem, its songs are found already. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (file.equals(root)) {
                throw failure;
            }
            if (!(failure instanceof FileSystemLoopException)) {
                problems.add(new ImportProblem(file.toString(), 0, "cannot be read: " + failure));
            }
            return FileVisitResult.CONTINUE;
        }

        private Optional<Emotion> emotionOf(Path folder) {
            if (emotion != null) {
                return Optional.of(emotion);
            }
            Optional<Emotion> own =
                    Optional.ofNullable(folder.getFileName()).flatMap(name -> EmotionWords.find(name.toString()));
            return own.isPresent() ? own : emotions.getOrDefault(folder.getParent(), Optional.empty());
        }
    }
}
