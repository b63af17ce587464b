/**
 * The companion over HTTP, on the loopback address alone: who may ask, what a request may hold, and which service answers
 * it. The only package that knows Javalin. Handlers decode, call and encode; they decide nothing.
 */
@NullMarked
package io.sotto.client.companion.web;

import org.jspecify.annotations.NullMarked;
