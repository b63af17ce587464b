/**
 * The companion for other programs of the same device, by gRPC on the loopback address: a token is asked for, fields are
 * checked, and what is meant is handed to {@link io.sotto.client.grpc.companion.CompanionPort}.
 */
@NullMarked
package io.sotto.client.grpc.companion;

import org.jspecify.annotations.NullMarked;
