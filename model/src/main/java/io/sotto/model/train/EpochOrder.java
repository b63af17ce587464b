package io.sotto.model.train;

import io.sotto.model.Emotion;
import io.sotto.model.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Which faces an epoch shows, in which order. */
final class EpochOrder {
    private EpochOrder() {}

    /**
     * Every face once, in random order; or, with balanced classes, as many faces, each of a class drawn at random and then
     * drawn at random from the class, so that rare classes are seen as often as frequent ones (oversampling).
     */
    static int[] of(TrainingFaces faces, boolean balanced, RandomGenerator random) {
        if (!balanced) {
            return RandomStreams.permutation(faces.size(), random);
        }
        List<int[]> classes = classes(faces);
        int[] order = new int[faces.size()];
        for (int i = 0; i < order.length; i++) {
            int[] members = classes.get(random.nextInt(classes.size()));
            order[i] = members[random.nextInt(members.length)];
        }
        return order;
    }

    /** The positions of each class's faces; classes without faces are left out. */
    private static List<int[]> classes(TrainingFaces faces) {
        List<int[]> classes = new ArrayList<>();
        Arrays.stream(Emotion.values())
                .map(emotion -> IntStream.range(0, faces.size())
                        .filter(i -> faces.label(i) == emotion)
                        .toArray())
                .filter(members -> members.length > 0)
                .forEach(classes::add);
        return classes;
    }
}
