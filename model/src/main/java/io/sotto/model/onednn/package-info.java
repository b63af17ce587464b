/**
 * oneDNN as an engine: compiles a {@link io.sotto.model.network.Network} once for each size of batch and side of image
 * into a {@link io.sotto.model.onednn.Program}, a flat list of calls of oneDNN's primitives, and runs it on memory of the
 * model's own (docs/decisions/0003). The only package that calls oneDNN; no type of its leaves it. Programs are immutable
 * and shared by all models of an engine; whatever owns native memory is closed, never left to the garbage collector.
 */
@NullMarked
package io.sotto.model.onednn;

import org.jspecify.annotations.NullMarked;
