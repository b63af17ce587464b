/**
 * From an update to integers and back: clip, weigh, rotate, scale, round, and add without ever overflowing
 * (the argument stands at {@link io.sotto.privacy.codec.VectorFormat}). What a device says about its data, such as how
 * many samples it has, travels as further elements of the same vector. Nothing here hides anything: masks come later.
 */
@NullMarked
package io.sotto.privacy.codec;

import org.jspecify.annotations.NullMarked;
