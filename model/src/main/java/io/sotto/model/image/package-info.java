/**
 * From a picture file to grey pixels and on to a {@link io.sotto.model.FaceImage}: the one path that training and
 * inference share, so that both see faces scaled alike. The only package of this module that touches OpenCV; no OpenCV
 * type leaves it.
 */
@NullMarked
package io.sotto.model.image;

import org.jspecify.annotations.NullMarked;
