/**
 * The songs of a person: what is known of one, where they come from (folders of audio files, lists, feeds), and how they are
 * read. Files and addresses are read here and never written; what is kept goes through {@link io.sotto.client.library.Shelf}.
 */
@NullMarked
package io.sotto.client.library;

import org.jspecify.annotations.NullMarked;
