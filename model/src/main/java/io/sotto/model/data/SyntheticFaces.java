package io.sotto.model.data;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws faces for a machine without data: a demonstration and a test bed, no substitute for photos. What the label
 * decides is the shape of brows, eyes and mouth alone, after Ekman and Friesen's action units; who it is (skin, hair,
 * proportions, glasses, beard), the pose, the light, the noise and what covers the face are drawn independently of it. So
 * no single pixel says much: a linear model finds about a third and a small convolutional network nearly all.
 *
 * <p>The same seed gives the same faces on the same Java platform; another version may draw curves a shade differently.
 */
public final class SyntheticFaces {
    /** What messages and provenance call faces that were made here. */
    public static final String ORIGIN = "synthetic faces";

    private SyntheticFaces() {}

    /**
     * Faces for all three usages, drawn from one seed; equal seeds and counts give equal faces.
     *
     * @param training how many for {@link Usage#TRAINING}, 0 or more
     * @param publicTest how many for {@link Usage#PUBLIC_TEST}
     * @param privateTest how many for {@link Usage#PRIVATE_TEST}
     */
    public static FaceData data(int training, int publicTest, int privateTest, long seed) {
        RandomStreams streams = new RandomStreams(seed);
        FaceData.Builder data = new FaceData.Builder();
        add(data, Usage.TRAINING, training, streams);
        add(data, Usage.PUBLIC_TEST, publicTest, streams);
        add(data, Usage.PRIVATE_TEST, privateTest, streams);
        return data.build(ORIGIN + ", seed " + seed);
    }

    /** Faces whose labels take turns, so that any seven neighbours show all seven emotions. */
    public static FaceSet faces(int count, RandomGenerator random) {
        FacePainter painter = new FacePainter();
        List<FaceImage> images = new ArrayList<>(count);
        List<Emotion> labels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Emotion label = Emotion.ofLabel(i % Emotion.COUNT);
            images.add(face(label, painter, random));
            labels.add(label);
        }
        return new FaceSet(images, labels);
    }

    private static void add(FaceData.Builder data, Usage usage, int count, RandomStreams streams) {
        FaceSet faces = faces(count, streams.stream("synthetic faces " + usage.word()));
        for (int i = 0; i < count; i++) {
            data.add(usage, faces.label(i), faces.image(i));
        }
    }

    private static FaceImage face(Emotion emotion, FacePainter painter, RandomGenerator random) {
        Expression expression = Expression.of(emotion, random);
        Looks looks = Looks.random(random);
        byte[] pixels = painter.paint(expression, looks, Pose.random(random), random);
        return FaceImage.of(Light.random(random).shine(pixels, random));
    }
}
