package io.sotto.client.vision;

import io.sotto.model.FaceImage;
import io.sotto.model.image.Box;

/**
 * The face that was taken out of a picture.
 *
 * @param box where it was
 * @param facesFound how many faces the picture has; 1 or more
 */
public record CutFace(FaceImage image, Box box, int facesFound) {}
