/**
 * A local certificate authority, so that devices can tell their coordinator from any other without a public authority:
 * made once by {@code sotto server init}, into files of the coordinator's directory. The only package that knows Bouncy
 * Castle's certificates.
 */
@NullMarked
package io.sotto.server.tls;

import org.jspecify.annotations.NullMarked;
