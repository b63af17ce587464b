/**
 * How good a model is on labelled faces: accuracy, macro-F1, recall and precision for each class, cross-entropy, and the
 * confusion matrix they all come from. Pure figures; the model is asked through its port, and nothing here knows how it
 * was trained.
 */
@NullMarked
package io.sotto.model.evaluate;

import org.jspecify.annotations.NullMarked;
