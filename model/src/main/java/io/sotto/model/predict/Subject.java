package io.sotto.model.predict;

import io.sotto.model.FaceImage;
import java.util.Optional;

/**
 * Something to be told the emotion of.
 *
 * @param name a file, or a row of a CSV counted from 0
 * @param face empty if no face was found in the photo
 */
public record Subject(String name, Optional<FaceImage> face) {}
