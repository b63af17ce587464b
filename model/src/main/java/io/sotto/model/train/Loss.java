package io.sotto.model.train;

import io.sotto.model.Emotion;
import java.util.Collections;
import java.util.List;

/**
 * What a step of training makes smaller: the mean over a batch of
 * {@code - sum of weight[c] target[c] (1 - p[c])^focus ln p[c]}, which is the cross-entropy where focus is 0 and all
 * weights are 1.
 *
 * @param focus how much less faces count that are recognised already (Lin et al. 2017, gamma), 0 to 10; 0 for not
 * @param classWeights how much each class counts, by label, each 0 to 1000
 */
public record Loss(double focus, List<Double> classWeights) {
    /** Cross-entropy in which all classes count the same. */
    public static final Loss CROSS_ENTROPY = new Loss(0, Collections.nCopies(Emotion.COUNT, 1.0));

    public Loss {
        classWeights = List.copyOf(classWeights);
        if (!(focus >= 0 && focus <= 10)) {
            throw new IllegalArgumentException("focus %s: expected 0 to 10".formatted(focus));
        }
        if (classWeights.size() != Emotion.COUNT
                || !classWeights.stream().allMatch(weight -> weight >= 0 && weight <= 1000)) {
            throw new IllegalArgumentException(
                    "class weights %s: expected %d numbers of 0 to 1000".formatted(classWeights, Emotion.COUNT));
        }
    }
}
