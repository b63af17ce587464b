/**
 * From a photo to songs, wholly on this device: cut out the face, ask the model, choose songs. What comes out holds
 * probabilities, a box and songs, and no pixel.
 */
@NullMarked
package io.sotto.client.recommend;

import org.jspecify.annotations.NullMarked;
