/**
 * A whole simulation on this machine: faces are read and dealt out, an engine is started, the rounds are run and the
 * report is written. Puts together what the other packages make; the command line and the benchmarks start here.
 */
@NullMarked
package io.sotto.simulation.local;

import org.jspecify.annotations.NullMarked;
