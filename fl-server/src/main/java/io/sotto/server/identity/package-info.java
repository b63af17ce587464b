/**
 * Who the coordinator is, across restarts: its signing key, the enrolment authority it follows, and the name of what is
 * learned. Files flow in and out; private keys are readable for their owner alone and never logged.
 */
@NullMarked
package io.sotto.server.identity;

import org.jspecify.annotations.NullMarked;
