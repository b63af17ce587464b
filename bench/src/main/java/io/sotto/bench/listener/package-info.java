/**
 * Simulated listeners, and ways to choose songs for them: what learning on the device is worth. Nothing here has met a
 * person; a listener is a model of one, which its page describes.
 */
@NullMarked
package io.sotto.bench.listener;

import org.jspecify.annotations.NullMarked;
