/**
 * How good the global model is after each round, on faces that the coordinator holds itself. Parameters flow in, figures
 * flow out; clients' faces never come here.
 */
@NullMarked
package io.sotto.server.evaluate;

import org.jspecify.annotations.NullMarked;
