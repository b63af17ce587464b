/**
 * A federated round as a pure state machine. Events from clients, timers and the store flow in, actions flow out; whoever
 * drives it (coordinator, simulator, test) performs them through {@link io.sotto.server.round.RoundEffects}. Nothing here
 * has a clock, a socket, a thread or randomness of its own, and no state is ever changed: each step makes a new one.
 *
 * <pre>
 *                 enough clients                 answered, or deadline           the last step is closed
 *   Gathering ----------------------> Collecting ----------------------> Closing -----------------------> Committing
 *    ^  ^                               |   ^                             |   |                             |   |
 *    |  |                               |   '---- the next step ----------'   |                             |   |
 *    |  '------ too few answers --------'                                     |                             |   |
 *    |  '------ the step cannot be closed ------------------------------------'                             |   |
 *    |          (too often: Finished)                                                     Finished <--------'   |
 *    '------------------------------------ model committed -----------------------------------------------------'
 * </pre>
 */
@NullMarked
package io.sotto.server.round;

import org.jspecify.annotations.NullMarked;
