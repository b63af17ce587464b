/**
 * The commands that see every module: the launcher's command tree, simulations and the demo. Options become records here;
 * the work is done elsewhere.
 */
@NullMarked
package io.sotto.simulation.cli;

import org.jspecify.annotations.NullMarked;
