/**
 * A trained model as one file: which network, its parameters, and where they come from. Files appear whole or not at all,
 * and are believed only after every length and hash in them has been checked.
 */
@NullMarked
package io.sotto.model.artifact;

import org.jspecify.annotations.NullMarked;
