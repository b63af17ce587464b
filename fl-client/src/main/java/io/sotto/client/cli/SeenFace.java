package io.sotto.client.cli;

import io.sotto.client.live.FaceReading;
import io.sotto.model.artifact.TrainedModel;
import java.nio.file.Path;

/**
 * The largest face of a photo, read on this machine.
 *
 * @param faces how many the photo has
 */
record SeenFace(Path image, int faces, FaceReading reading, TrainedModel model) {}
