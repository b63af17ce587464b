/**
 * A training from scratch as a folder: the recipe, a checkpoint an epoch, its figures and the best model so far. A folder
 * that was left in the middle goes on to the same bits.
 */
@NullMarked
package io.sotto.model.recipe;

import org.jspecify.annotations.NullMarked;
