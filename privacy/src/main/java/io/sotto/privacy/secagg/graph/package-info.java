/**
 * Who masks with whom and holds whose shares: the complete graph of a small cohort, a random ring-like graph of a large
 * one (Bell et al. 2020). Everybody computes it alone from public data and gets the same.
 */
@NullMarked
package io.sotto.privacy.secagg.graph;

import org.jspecify.annotations.NullMarked;
