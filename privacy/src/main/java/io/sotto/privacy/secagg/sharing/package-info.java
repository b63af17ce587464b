/**
 * Shamir's secret sharing (CACM 1979): a secret of 32 bytes becomes shares of which any t give it back and fewer give
 * nothing. Arithmetic modulo one fixed prime, without branches on secrets. Knows nothing of rounds or clients: holders
 * are numbers.
 */
@NullMarked
package io.sotto.privacy.secagg.sharing;

import org.jspecify.annotations.NullMarked;
