/**
 * The people of one device: each has a folder with an own key, library, journal and federation state, which one process at a
 * time holds.
 */
@NullMarked
package io.sotto.client.profile;

import org.jspecify.annotations.NullMarked;
