/**
 * How one set of faces is dealt out to many clients. A {@link io.sotto.simulation.partition.PartitionRule} turns labels
 * and a seed into a {@link io.sotto.simulation.partition.Partition}, which knows rows and labels and never a pixel. Pure
 * functions; the same seed gives the same partition.
 */
@NullMarked
package io.sotto.simulation.partition;

import org.jspecify.annotations.NullMarked;
