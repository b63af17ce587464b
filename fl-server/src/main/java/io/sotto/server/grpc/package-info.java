/**
 * How clients reach the coordinator: the gRPC services of {@code sotto.v1}. Thin: a call is checked against the ranges in
 * the .proto files, decoded, handed to the coordinator, and its answer encoded. What may happen in normal life is answered
 * by a message; anything else is an exception that one interceptor turns into a status. The only package that knows gRPC.
 */
@NullMarked
package io.sotto.server.grpc;

import org.jspecify.annotations.NullMarked;
