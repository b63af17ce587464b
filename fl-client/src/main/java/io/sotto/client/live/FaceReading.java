package io.sotto.client.live;

import io.sotto.model.FaceImage;
import io.sotto.model.Prediction;
import io.sotto.model.image.Box;

/**
 * A face of one picture and what the network made of it.
 *
 * @param box the square that was read, in the picture's pixels; it may reach over the edge
 * @param crop what the network saw
 */
public record FaceReading(Box box, FaceImage crop, Prediction prediction) {}
