/**
 * From a photo to what its faces show, wholly on this device: cut out the faces, ask the model. What comes out holds
 * probabilities, boxes and crops of 48x48 pixels, and no other part of the picture.
 */
@NullMarked
package io.sotto.client.recommend;

import org.jspecify.annotations.NullMarked;
