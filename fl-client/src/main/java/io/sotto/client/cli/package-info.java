/**
 * The client's commands. Options become records, messages become lines, and results become text or JSON here; the work is
 * done elsewhere. Results go to standard output, everything else to standard error.
 */
@NullMarked
package io.sotto.client.cli;

import org.jspecify.annotations.NullMarked;
