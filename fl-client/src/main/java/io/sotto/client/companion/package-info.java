/**
 * The companion's services: what stands between the person's page and the packages that see, choose, keep and learn. No
 * HTTP here; answers are records of {@link io.sotto.client.companion.contract}, refusals are {@link CompanionException}s.
 */
@NullMarked
package io.sotto.client.companion;

import org.jspecify.annotations.NullMarked;
