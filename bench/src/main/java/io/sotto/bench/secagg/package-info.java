/**
 * Figures of secure aggregation: whole rounds in memory, every message through its bytes, beside the targets and what the
 * machine's own primitives allow; and the primitives themselves under JMH. Protects nothing: keys come from seeds.
 */
@NullMarked
package io.sotto.bench.secagg;

import org.jspecify.annotations.NullMarked;
