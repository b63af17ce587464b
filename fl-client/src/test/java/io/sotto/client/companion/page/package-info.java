/**
 * The page in a real browser: Debian's Chromium, driven by Playwright, against a real companion. Tests skip, visibly, where
 * there is no Chromium, and those that need a face where the photos are missing. No test may reach another host.
 */
@NullMarked
package io.sotto.client.companion.page;

import org.jspecify.annotations.NullMarked;
