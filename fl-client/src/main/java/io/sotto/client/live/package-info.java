/**
 * What a person sees of themselves in a live view: faces that keep their number from frame to frame, an emotion that
 * changes only when it is clear, and a word where there is nothing to see. Pure: frames come in with their time.
 */
@NullMarked
package io.sotto.client.live;

import org.jspecify.annotations.NullMarked;
