package io.sotto.model.train;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Faces to train on, each with the probabilities that the network should give it: 1 for its label, or the shares of what
 * people voted for (Barsoum et al. 2016). Immutable.
 */
public final class TrainingFaces {
    private final FaceSet faces;
    private final float[] targets;
    private final ClassMap classes;

    private TrainingFaces(FaceSet faces, float[] targets, ClassMap classes) {
        this.faces = faces;
        this.targets = targets;
        this.classes = classes;
    }

    /** Each face's label is right beyond doubt. */
    public static TrainingFaces of(FaceSet faces) {
        float[] targets = new float[faces.size() * Emotion.COUNT];
        for (int i = 0; i < faces.size(); i++) {
            targets[i * Emotion.COUNT + faces.label(i).label()] = 1;
        }
        return new TrainingFaces(faces, targets, ClassMap.SEVEN);
    }

    /**
     * @param images in order
     * @param shares for each image the seven classes' shares, by label, 0 to 1, with sum 1; copied
     */
    public static TrainingFaces of(List<FaceImage> images, List<float[]> shares) {
        float[] targets = new float[images.size() * Emotion.COUNT];
        List<Emotion> labels = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            float[] face = shares.get(i);
            System.arraycopy(face, 0, targets, i * Emotion.COUNT, Emotion.COUNT);
            labels.add(Emotion.ofLabel(largest(face)));
        }
        return new TrainingFaces(new FaceSet(images, labels), targets, ClassMap.SEVEN);
    }

    /** The same faces with fewer classes: shares of merged ones are added up. */
    public TrainingFaces merged(ClassMap map) {
        float[] sums = new float[targets.length];
        for (int i = 0; i < targets.length; i++) {
            Emotion emotion = Emotion.ofLabel(i % Emotion.COUNT);
            sums[i - emotion.label() + map.merge(emotion).label()] += targets[i];
        }
        List<Emotion> labels = new ArrayList<>();
        for (int from = 0; from < sums.length; from += Emotion.COUNT) {
            labels.add(Emotion.ofLabel(largest(Arrays.copyOfRange(sums, from, from + Emotion.COUNT))));
        }
        return new TrainingFaces(new FaceSet(faces.images(), labels), sums, map);
    }

    /** Into which classes they fall. */
    public ClassMap classes() {
        return classes;
    }

    /** How many faces each class has; position is {@link Emotion#label()}. */
    public int[] countsByLabel() {
        return faces.countsByLabel();
    }

    public int size() {
        return faces.size();
    }

    public FaceImage image(int index) {
        return faces.image(index);
    }

    /** The class with the largest share; of equals, the one with the lowest label. */
    public Emotion label(int index) {
        return faces.label(index);
    }

    /** The share of a class, 0 to 1. */
    float target(int index, int label) {
        return targets[index * Emotion.COUNT + label];
    }

    /** The targets as float32, little endian, for hashing. */
    public byte[] targetBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(targets.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(targets);
        return bytes.array();
    }

    private static int largest(float[] shares) {
        int largest = 0;
        for (int i = 1; i < shares.length; i++) {
            largest = shares[i] > shares[largest] ? i : largest;
        }
        return largest;
    }
}
