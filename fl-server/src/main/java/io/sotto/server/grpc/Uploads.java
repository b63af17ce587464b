package io.sotto.server.grpc;

import io.sotto.server.round.ClientId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The messages that are being received: one a client, and together no more bytes than allowed. Thread-safe. */
final class Uploads {
    private record Upload(AnswerStream stream, int bytes) {}

    private final Map<ClientId, Upload> uploads = new HashMap<>();
    private final long maxBytes;
    private long bytes;

    Uploads(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Makes room for a message.
     *
     * @return an older upload of the same client, from a connection that broke, which has to give way
     * @throws CallFailure if there is no room
     */
    synchronized Optional<AnswerStream> begin(ClientId client, AnswerStream stream, int length) {
        Upload older = uploads.get(client);
        long others = bytes - (older == null ? 0 : older.bytes());
        if (others + length > maxBytes) {
            throw new CallFailure(
                    CallFailure.Reason.TOO_MUCH,
                    "%d bytes of messages are on their way: expected at most %d".formatted(others + length, maxBytes));
        }
        uploads.put(client, new Upload(stream, length));
        bytes = others + length;
        return Optional.ofNullable(older).map(Upload::stream);
    }

    /** Gives the room of this upload back, if it still has any. */
    synchronized void end(ClientId client, AnswerStream stream) {
        Upload upload = uploads.get(client);
        if (upload != null && upload.stream() == stream) {
            uploads.remove(client);
            bytes -= upload.bytes();
        }
    }
}
