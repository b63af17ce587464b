package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.sotto.model.Sha256;
import io.sotto.proto.v1.Chunk;
import java.util.Optional;

/** Puts a message together from its chunks, which must come in order, without gaps and without repeats. Not thread-safe. */
final class AnswerAssembly {
    private final byte[] bytes;
    private int filled;

    AnswerAssembly(int length) {
        this.bytes = new byte[length];
    }

    /** Takes a chunk; says what is wrong with it, if something is. */
    Optional<String> add(Chunk chunk) {
        ByteString data = Requests.data(chunk);
        if (chunk.getOffset() != filled) {
            return Optional.of("chunk at offset %s: expected offset %d"
                    .formatted(Long.toUnsignedString(chunk.getOffset()), filled));
        }
        if (data.size() > bytes.length - filled) {
            return Optional.of(
                    "message of %d bytes or more: expected %d".formatted(filled + data.size(), bytes.length));
        }
        data.copyTo(bytes, filled);
        filled += data.size();
        return Optional.empty();
    }

    /** How many bytes have come. */
    int filled() {
        return filled;
    }

    /** Says what is wrong with the whole, if something is: its length or its hash. */
    Optional<String> problem(Sha256 expected) {
        if (filled != bytes.length) {
            return Optional.of("message of %d bytes: expected %d".formatted(filled, bytes.length));
        }
        Sha256 found = Sha256.of(bytes);
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of("message with SHA-256 %s: expected %s".formatted(found, expected));
    }

    /** The message itself, not a copy; whole only if there is no problem. */
    byte[] message() {
        return bytes;
    }
}
