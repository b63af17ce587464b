/**
 * What is said about a model on the faces it was not trained on: the test sets that a data set offers, the figures on each,
 * and their three forms: text, JSON and an HTML page. No image goes into a report; faces are named by their row.
 */
@NullMarked
package io.sotto.model.report;

import org.jspecify.annotations.NullMarked;
