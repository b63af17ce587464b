package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import io.sotto.proto.v1.Chunk;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Puts together what a step tells, up to what the largest cohort's terms take. Not thread-safe. */
final class StepAssembly {
    static final int LARGEST_BYTES = 2 * 1024 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Takes the next piece, which must begin where the last one ended; says what is wrong with it, if something is. */
    Optional<String> add(Chunk chunk) {
        ByteString data = chunk.getData();
        if (chunk.getOffset() != bytes.size() || data.isEmpty() || data.size() > LARGEST_BYTES - bytes.size()) {
            return Optional.of("a piece of %d bytes at byte %s: expected one at byte %d, %d bytes at most in all"
                    .formatted(data.size(), Long.toUnsignedString(chunk.getOffset()), bytes.size(), LARGEST_BYTES));
        }
        bytes.writeBytes(data.toByteArray());
        return Optional.empty();
    }

    byte[] told() {
        return bytes.toByteArray();
    }
}
