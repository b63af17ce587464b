/**
 * Secure aggregation inside the coordinator: carries messages of the round's members to the server phases of
 * {@link io.sotto.privacy.secagg} and back, by the clients' sessions instead of their places in the cohort. Belongs to the
 * event loop; nothing here has a clock or a thread of its own.
 */
@NullMarked
package io.sotto.server.masking;

import org.jspecify.annotations.NullMarked;
