/**
 * How many neighbours and which threshold a cohort needs: the bounds of Bell et al. 2020, computed and not looked up.
 */
@NullMarked
package io.sotto.privacy.secagg.parameter;

import org.jspecify.annotations.NullMarked;
