/**
 * Which library runs the networks here, chosen once at start-up. An engine compiles a
 * {@link io.sotto.model.network.Network} into an {@link io.sotto.model.EmotionModel}; nobody else needs to know which.
 */
@NullMarked
package io.sotto.model.engine;

import org.jspecify.annotations.NullMarked;
