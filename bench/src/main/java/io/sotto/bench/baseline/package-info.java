/**
 * What others do, on the same split and by the same metrics: bags of visual words with a support vector machine, and the
 * majority class. Faces of FER2013 go in, an evaluation comes out; nothing of it is released.
 */
@NullMarked
package io.sotto.bench.baseline;

import org.jspecify.annotations.NullMarked;
