/**
 * Where faces come from: readers of CSV files and picture folders, shards of them, and a generator of synthetic faces.
 * Readers stream, keep nothing but pixels and labels, and refuse what they do not understand with a message that names
 * the file, the place in it, what was expected and what was found.
 */
@NullMarked
package io.sotto.model.data;

import org.jspecify.annotations.NullMarked;
