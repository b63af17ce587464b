package io.sotto.server.coordinator;

import io.sotto.model.ParameterVector;
import io.sotto.model.Sha256;
import java.nio.ByteBuffer;

/** A global model as clients fetch it: with its hash and its canonical bytes, each computed once. Immutable. */
public final class GlobalModel {
    private final String network;
    private final ParameterVector parameters;
    private final Sha256 sha256;
    private final ByteBuffer bytes;

    /** @param network architecture and normalisation, such as {@code small+batch} */
    public GlobalModel(String network, ParameterVector parameters) {
        this.network = network;
        this.parameters = parameters;
        this.sha256 = parameters.sha256();
        this.bytes = ByteBuffer.wrap(parameters.toBytes()).asReadOnlyBuffer();
    }

    public String network() {
        return network;
    }

    public ParameterVector parameters() {
        return parameters;
    }

    public Sha256 sha256() {
        return sha256;
    }

    /** How many canonical bytes there are. */
    public int byteLength() {
        return bytes.capacity();
    }

    /** A read-only view of some canonical bytes; nothing is copied. */
    public ByteBuffer bytes(int offset, int length) {
        return bytes.slice(offset, length);
    }
}
