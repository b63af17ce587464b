/**
 * One round of secure aggregation (Bonawitz et al. 2017, with the graph of Bell et al. 2020) as two rows of phases, each
 * a pure machine of one step: it takes what the other side said, and gives what to say next and the phase that follows.
 *
 * <pre>
 *   client                                      server
 *   ClientAdvertise   -- Advertisement -->      ServerAdvertise
 *                     &lt;-- SignedDescriptor --
 *   ClientShare       -- Shares -->             ServerShare
 *                     &lt;-- Delivery --
 *   ClientMask        -- MaskedVector -->       ServerMask
 *                     &lt;-- Survivors --
 *   ClientConsistency -- Confirmation -->       ServerConsistency
 *                     &lt;-- Confirmations --
 *   ClientUnmask      -- Unmasking -->          ServerUnmask  --> the sum
 * </pre>
 *
 * The server learns the sum of the vectors of those who reached the third step, if enough reach the last, and otherwise
 * nothing. No phase has a clock, a thread or a random source of its own.
 */
@NullMarked
package io.sotto.privacy.secagg;

import org.jspecify.annotations.NullMarked;
