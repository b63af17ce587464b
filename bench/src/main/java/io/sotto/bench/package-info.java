/**
 * Programs that print a figure each, to set beside a peer's; nothing here is released, and nothing else depends on it.
 */
@NullMarked
package io.sotto.bench;

import org.jspecify.annotations.NullMarked;
