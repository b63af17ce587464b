/**
 * A real coordinator in a process of its own and many light devices in this one, joined by gRPC and TLS over loopback: what
 * the coordinator's memory takes. Devices do all of the protocol and train nothing.
 */
@NullMarked
package io.sotto.bench.federation;

import org.jspecify.annotations.NullMarked;
