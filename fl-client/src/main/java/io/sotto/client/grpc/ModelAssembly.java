package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import io.sotto.client.participation.ModelReference;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;

/**
 * Puts a model together from its pieces. Takes as much memory as the layout says and no more, whatever comes. Not
 * thread-safe.
 */
final class ModelAssembly {
    /** A transfer that cannot become the model it should. */
    static final class DamageException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String what;

        DamageException(String what) {
            super(what);
            this.what = what;
        }

        @Override
        public String getMessage() {
            return what;
        }
    }

    private final ModelReference reference;
    private final ParameterLayout layout;
    private final byte[] bytes;
    private int received;

    /** @param layout of the length that the reference names */
    ModelAssembly(ModelReference reference, ParameterLayout layout) {
        this.reference = reference;
        this.layout = layout;
        this.bytes = new byte[Math.multiplyExact(layout.length(), Float.BYTES)];
    }

    /** Takes the next piece, which must begin where the last one ended. */
    void add(long offset, ByteString data) throws DamageException {
        if (offset != received) {
            throw damage("a piece at byte %d: expected the piece at byte %d".formatted(offset, received));
        }
        if (data.isEmpty()) {
            throw damage("an empty piece at byte %d".formatted(offset));
        }
        if (data.size() > bytes.length - received) {
            throw damage("more than the %d bytes that were announced".formatted(bytes.length));
        }
        data.copyTo(bytes, received);
        received += data.size();
    }

    /** The whole model, verified against its hash. */
    ParameterVector complete() throws DamageException {
        if (received < bytes.length) {
            throw damage("the stream ended after %d of %d bytes".formatted(received, bytes.length));
        }
        ParameterVector parameters = ParameterVector.ofBytes(layout, bytes);
        if (!parameters.sha256().equals(reference.sha256())) {
            throw damage("its bytes have the hash " + parameters.sha256().abbreviated());
        }
        if (!parameters.isFinite()) {
            throw damage("it holds values that are not finite");
        }
        return parameters;
    }

    private DamageException damage(String what) {
        return new DamageException(
                "model %s came damaged: %s".formatted(reference.sha256().abbreviated(), what));
    }
}
