package io.sotto.client.vision;

import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import java.util.Comparator;
import java.util.List;

/** Finds faces in a picture. Not thread-safe. Native memory goes with the object, as OpenCV has it. */
public interface FaceFinder {
    /** Largest first; of equals, from top to bottom and left to right. */
    Comparator<Box> LARGEST_FIRST = Comparator.comparingInt(Box::width)
            .reversed()
            .thenComparingInt(Box::y)
            .thenComparingInt(Box::x);

    /**
     * Squares around the faces, framed as FER2013 frames its own: they may reach over the picture's edge. The same
     * picture gives the same squares in the same order, {@link #LARGEST_FIRST}.
     */
    List<Box> find(GreyPicture picture);
}
