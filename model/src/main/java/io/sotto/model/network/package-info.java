/**
 * What a network is, said once and for every engine: a list of layers, the shapes between them, and the layout and first
 * values of its parameters. Pure values; an engine compiles a {@link io.sotto.model.network.Network} into something that
 * runs.
 */
@NullMarked
package io.sotto.model.network;

import org.jspecify.annotations.NullMarked;
