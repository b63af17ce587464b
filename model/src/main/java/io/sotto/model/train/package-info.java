/**
 * Local training: a plan says how, the trainer feeds an {@link io.sotto.model.EmotionModel} batch by batch, a report says
 * what came of it. The loop is the same for every engine, for a device and for a simulated client.
 */
@NullMarked
package io.sotto.model.train;

import org.jspecify.annotations.NullMarked;
