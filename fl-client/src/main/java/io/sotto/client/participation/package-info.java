/**
 * A device's side of federated averaging: when to ask, fetch, train, submit, wait and stop, as a pure state machine, and
 * what local training makes of the global model. Nothing in this package has a clock, a socket, a thread or a random
 * source of its own; all are handed in, so that a device and a simulated client run the same code.
 */
@NullMarked
package io.sotto.client.participation;

import org.jspecify.annotations.NullMarked;
