/**
 * What a model says of faces without labels: from a photo, a folder or a label-free CSV to subjects, and from predictions
 * to lines with bars, JSON or a submission. Pictures are read here and go nowhere.
 */
@NullMarked
package io.sotto.model.predict;

import org.jspecify.annotations.NullMarked;
