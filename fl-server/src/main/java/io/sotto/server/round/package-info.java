/**
 * A federated round as a pure state machine. Events from clients, timers and the store flow in, actions flow out; whoever
 * drives it (coordinator, simulator, test) performs them through {@link io.sotto.server.round.RoundEffects}. Nothing here
 * has a clock, a socket, a thread or randomness of its own, and no state is ever changed: each step makes a new one.
 *
 * <pre>
 *                 enough clients                all answered, or deadline, with enough updates
 *   Gathering ----------------------> Training ------------------------------------------------> Committing
 *    ^  ^                              |    |                                                      |   |
 *    |  '------ too few updates -------'    '--- too few, too often ---> Finished <--- last round -'   |
 *    |                                                                                                 |
 *    '---------------------------------- model committed ---------------------------------------------'
 * </pre>
 */
@NullMarked
package io.sotto.server.round;

import org.jspecify.annotations.NullMarked;
