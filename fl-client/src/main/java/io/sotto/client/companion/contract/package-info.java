/**
 * The shapes of {@code openapi.yaml} as records, a schema each, with the names that stand there. A test compares the two.
 */
@NullMarked
package io.sotto.client.companion.contract;

import org.jspecify.annotations.NullMarked;
