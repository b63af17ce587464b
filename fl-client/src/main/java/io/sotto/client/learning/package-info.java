/**
 * Learning together, by itself: when this device takes part (a pure decision from what the owner set and what the machine
 * tells), the readings it is decided from, and one visit to a coordinator with everything wired up.
 */
@NullMarked
package io.sotto.client.learning;

import org.jspecify.annotations.NullMarked;
