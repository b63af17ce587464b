/**
 * The run folder on disk: the configuration, a checkpoint after each round, metrics as CSV and JSON lines. What is written
 * here survives a kill at any moment, since whole files replace whole files. Nothing else writes these files.
 */
@NullMarked
package io.sotto.simulation.store;

import org.jspecify.annotations.NullMarked;
