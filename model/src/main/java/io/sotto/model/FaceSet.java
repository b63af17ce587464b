package io.sotto.model;

import java.util.Arrays;
import java.util.List;

/** Faces with their labels, in a fixed order. Immutable; a subset shares the images of its parent. */
public final class FaceSet {
    private final List<FaceImage> images;
    private final List<Emotion> labels;

    /** @throws IllegalArgumentException if there is not one label for each image */
    public FaceSet(List<FaceImage> images, List<Emotion> labels) {
        if (images.size() != labels.size()) {
            throw new IllegalArgumentException("%d images with %d labels: expected one label for each image"
                    .formatted(images.size(), labels.size()));
        }
        this.images = List.copyOf(images);
        this.labels = List.copyOf(labels);
    }

    public int size() {
        return images.size();
    }

    public boolean isEmpty() {
        return images.isEmpty();
    }

    public FaceImage image(int index) {
        return images.get(index);
    }

    public Emotion label(int index) {
        return labels.get(index);
    }

    /** All images, in order. */
    public List<FaceImage> images() {
        return images;
    }

    /** All labels, in order. */
    public List<Emotion> labels() {
        return labels;
    }

    /** The faces at the given positions, in the order given. */
    public FaceSet subset(int[] indices) {
        return new FaceSet(
                Arrays.stream(indices).mapToObj(images::get).toList(),
                Arrays.stream(indices).mapToObj(labels::get).toList());
    }

    /** The same faces, labelled by the emotions that stand for their merged classes. */
    public FaceSet merged(ClassMap classes) {
        return new FaceSet(images, labels.stream().map(classes::merge).toList());
    }

    /** How many faces each class has; position is {@link Emotion#label()}. */
    public int[] countsByLabel() {
        int[] counts = new int[Emotion.COUNT];
        labels.forEach(label -> counts[label.label()]++);
        return counts;
    }
}
