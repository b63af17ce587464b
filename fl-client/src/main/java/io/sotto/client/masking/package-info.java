/**
 * Secure aggregation on the device: checks what a coordinator says in each step of a round against the device's policy,
 * memory and trusted keys, and makes the answers out of the client phases of {@link io.sotto.privacy.secagg}. An update
 * enters here in clear and leaves under masks.
 */
@NullMarked
package io.sotto.client.masking;

import org.jspecify.annotations.NullMarked;
