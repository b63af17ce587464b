package io.sotto.client.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of messages as they stand on the wire, before TLS adds its own. Thread-safe. */
public final class TrafficMeter implements ClientInterceptor {
    private final AtomicLong sentBytes = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();

    /** Since the start. */
    public long sentBytes() {
        return sentBytes.get();
    }

    /** Since the start. */
    public long receivedBytes() {
        return receivedBytes.get();
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return next.newCall(method, options.withStreamTracerFactory(new ClientStreamTracer.Factory() {
            @Override
            public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
                return new Tracer();
            }
        }));
    }

    private final class Tracer extends ClientStreamTracer {
        @Override
        public void outboundWireSize(long bytes) {
            sentBytes.addAndGet(bytes);
        }

        @Override
        public void inboundWireSize(long bytes) {
            receivedBytes.addAndGet(bytes);
        }
    }
}
