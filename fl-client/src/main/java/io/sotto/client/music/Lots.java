package io.sotto.client.music;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Things drawn by lot. */
public final class Lots {
    private Lots() {}

    /** All, or so many of them, each as probably as any other (Fisher and Yates, as far as it is needed). */
    public static <T> List<T> draw(List<T> things, int count, RandomGenerator random) {
        if (things.size() <= count) {
            return things;
        }
        List<T> lots = new ArrayList<>(things);
        for (int i = 0; i < count; i++) {
            Collections.swap(lots, i, random.nextInt(i, lots.size()));
        }
        return lots.subList(0, count);
    }
}
