/**
 * The vocabulary of what is learned: faces, emotions, parameters, predictions, and the port behind which a network runs.
 * Values here are immutable and safe to share between threads; an {@link io.sotto.model.EmotionModel} belongs to one
 * thread. Nothing in this package knows a deep-learning library, a file format or a network protocol.
 */
@NullMarked
package io.sotto.model;

import org.jspecify.annotations.NullMarked;
