package io.sotto.model.image;

import io.sotto.model.FaceImage;
import java.util.Optional;

/**
 * Takes the face out of a photo as training faces were taken out of theirs. Whoever can find faces offers itself in
 * {@code META-INF/services}, has a constructor without parameters, and loads nothing before it is asked. Not thread-safe.
 */
public interface FaceCropper {
    /** The largest face; empty if there is none. */
    Optional<FaceImage> crop(GreyPicture picture);
}
