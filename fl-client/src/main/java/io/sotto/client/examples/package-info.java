/**
 * Faces that the person corrected: 48x48 grey pixels with the emotion that was meant, to learn from on this device. Values
 * and their forms as files; {@code client.vault} keeps them encrypted.
 */
@NullMarked
package io.sotto.client.examples;

import org.jspecify.annotations.NullMarked;
