/**
 * Commands about model files. Options become calls here; the work is done elsewhere, and what is wrong with the input
 * comes as an {@link io.sotto.model.InvalidInputException}, which the launcher turns into exit code 2.
 */
@NullMarked
package io.sotto.model.cli;

import org.jspecify.annotations.NullMarked;
