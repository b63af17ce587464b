package io.sotto.model.data;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that one file or folder holds: labelled faces for each usage, and faces without a label. Immutable. */
public final class FaceData {
    private final String origin;
    private final Map<Usage, FaceSet> splits;
    private final Map<Usage, int[]> rows;
    private final List<FaceImage> unlabelled;

    private FaceData(String origin, Map<Usage, FaceSet> splits, Map<Usage, int[]> rows, List<FaceImage> unlabelled) {
        this.origin = origin;
        this.splits = splits;
        this.rows = rows;
        this.unlabelled = unlabelled;
    }

    /** Collects faces in the order in which a source has them. */
    static final class Builder {
        private final Map<Usage, List<FaceImage>> images = new EnumMap<>(Usage.class);
        private final Map<Usage, List<Emotion>> labels = new EnumMap<>(Usage.class);
        private final Map<Usage, List<Integer>> rows = new EnumMap<>(Usage.class);
        private final List<FaceImage> unlabelled = new ArrayList<>();
        private int count;

        Builder() {
            for (Usage usage : Usage.values()) {
                images.put(usage, new ArrayList<>());
                labels.put(usage, new ArrayList<>());
                rows.put(usage, new ArrayList<>());
            }
        }

        Builder add(Usage usage, Emotion label, FaceImage image) {
            list(images, usage).add(image);
            list(labels, usage).add(label);
            list(rows, usage).add(count++);
            return this;
        }

        Builder addUnlabelled(FaceImage image) {
            unlabelled.add(image);
            count++;
            return this;
        }

        /** @param origin where the faces are from, for messages and logs */
        FaceData build(String origin) {
            Map<Usage, FaceSet> splits = new EnumMap<>(Usage.class);
            Map<Usage, int[]> places = new EnumMap<>(Usage.class);
            for (Usage usage : Usage.values()) {
                splits.put(usage, new FaceSet(list(images, usage), list(labels, usage)));
                places.put(
                        usage,
                        list(rows, usage).stream().mapToInt(Integer::intValue).toArray());
            }
            return new FaceData(origin, splits, places, List.copyOf(unlabelled));
        }

        private static <T> List<T> list(Map<Usage, List<T>> lists, Usage usage) {
            return lists.getOrDefault(usage, List.of());
        }
    }

    /** Where the faces are from, in words for people. */
    public String origin() {
        return origin;
    }

    /** The labelled faces of a usage; empty if there are none. */
    public FaceSet faces(Usage usage) {
        return splits.getOrDefault(usage, new FaceSet(List.of(), List.of()));
    }

    /** Where the faces of a usage stand among all faces of the source: for a CSV the row, 0 the first after the header. */
    public int[] rows(Usage usage) {
        return rows.getOrDefault(usage, new int[0]).clone();
    }

    /**
     * The labelled faces of a usage, of which there must be some.
     *
     * @throws InvalidInputException if there are none
     */
    public FaceSet requireFaces(Usage usage) {
        FaceSet faces = faces(usage);
        if (faces.isEmpty()) {
            throw new InvalidInputException("%s: expected labelled faces for %s, found none; it has %s"
                    .formatted(origin, usage.word(), contents()));
        }
        return faces;
    }

    /** The faces that came without a label; only a label-free file has any. */
    public List<FaceImage> unlabelled() {
        return unlabelled;
    }

    /**
     * The faces of {@link Usage#PRIVATE_TEST} without those whose pixels also stand in one of the other two: in FER2013
     * a twelfth of them does, so accuracy on the rest is the honest figure.
     */
    public FaceSet privateTestWithoutDuplicates() {
        return faces(Usage.PRIVATE_TEST).subset(positionsWithoutDuplicates());
    }

    /** Where {@link #privateTestWithoutDuplicates()} stands among the faces of {@link Usage#PRIVATE_TEST}. */
    public int[] positionsWithoutDuplicates() {
        Set<FaceImage> seen = new HashSet<>(faces(Usage.TRAINING).images());
        seen.addAll(faces(Usage.PUBLIC_TEST).images());
        FaceSet faces = faces(Usage.PRIVATE_TEST);
        return IntStream.range(0, faces.size())
                .filter(i -> !seen.contains(faces.image(i)))
                .toArray();
    }

    /**
     * SHA-256 of what was read, the same whether it came plain or gzipped: for each usage its word, then label and
     * pixels of each face; then the faces without labels. Takes a pass over all pixels.
     */
    public Sha256 sha256() {
        Stream<byte[]> labelled = Stream.of(Usage.values())
                .flatMap(usage -> Stream.concat(Stream.of(bytes(usage.word())), rows(faces(usage))));
        Stream<byte[]> rest = unlabelled.stream().map(FaceImage::toBytes);
        return Sha256.of(Stream.concat(labelled, Stream.concat(Stream.of(bytes("unlabelled")), rest)));
    }

    /** Where from and how many, never a face. */
    @Override
    public String toString() {
        return "FaceData[%s: %s]".formatted(origin, contents());
    }

    private String contents() {
        List<String> parts = new ArrayList<>();
        for (Usage usage : Usage.values()) {
            parts.add(faces(usage).size() + " " + usage.word());
        }
        parts.add(unlabelled.size() + " without label");
        return String.join(", ", Collections.unmodifiableList(parts));
    }

    private static Stream<byte[]> rows(FaceSet faces) {
        return IntStream.range(0, faces.size())
                .boxed()
                .flatMap(i -> Stream.of(
                        new byte[] {(byte) faces.label(i).label()},
                        faces.image(i).toBytes()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
