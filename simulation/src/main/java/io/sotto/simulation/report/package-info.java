/**
 * What a run leaves behind for people and programs: metrics, pictures, the model and a summary, all in one run folder.
 * Records flow in, files flow out. The only package here that draws.
 */
@NullMarked
package io.sotto.simulation.report;

import org.jspecify.annotations.NullMarked;
