/**
 * From a photo to a face: finders say where faces are, a cutter takes the largest and scales it as the training faces were
 * scaled. The only package of the client that knows OpenCV; photos enter as {@link io.sotto.model.image.GreyPicture},
 * and nothing of them leaves but 48x48 pixels.
 */
@NullMarked
package io.sotto.client.vision;

import org.jspecify.annotations.NullMarked;
