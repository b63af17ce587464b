/**
 * The way to the coordinator: with its subpackage the only one that knows gRPC. It turns each question of a participation into a call over
 * TLS, checks everything that comes back, and answers with an event. Nothing that is not an update, a token or a name
 * leaves through it.
 */
@NullMarked
package io.sotto.client.grpc;

import org.jspecify.annotations.NullMarked;
