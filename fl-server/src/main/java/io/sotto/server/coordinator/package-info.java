/**
 * The thread that drives the rounds. Calls from clients, deadlines and finished work flow in as events of
 * {@link io.sotto.server.round}, from any thread; one event loop owns the state, performs its actions and answers through
 * callbacks. Slow work (evaluation, disk) runs beside it. Nothing here knows how clients are reached.
 */
@NullMarked
package io.sotto.server.coordinator;

import org.jspecify.annotations.NullMarked;
