/**
 * Who takes part. Clients introduce themselves and get a session; the coordinator keeps a hash of its token and nothing
 * from which the token could be had.
 */
@NullMarked
package io.sotto.server.registry;

import org.jspecify.annotations.NullMarked;
