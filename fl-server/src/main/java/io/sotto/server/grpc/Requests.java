package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.sotto.model.Sha256;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.UpdateHeader;
import io.sotto.server.registry.SessionToken;
import io.sotto.server.round.ClientUpdate;
import io.sotto.server.round.TaskId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads fields, each against the range that stands beside it in the .proto file; others are a bad request. */
final class Requests {
    /** The most bytes in a chunk. */
    static final int MAX_CHUNK_BYTES = 256 * 1024;

    private static final Pattern CLIENT_NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Requests() {}

    static String clientName(JoinRequest request) {
        String name = request.getClientName();
        require(
                CLIENT_NAME.matcher(name).matches(),
                "client_name of %d characters: expected 1 to 64 letters, digits, '.', '_' or '-'"
                        .formatted(name.length()));
        return name;
    }

    static Optional<SessionToken> previousToken(JoinRequest request) {
        ByteString token = request.getPreviousToken();
        if (token.isEmpty()) {
            return Optional.empty();
        }
        require(token.size() == SessionToken.BYTES, wrongSize("previous_token", token, SessionToken.BYTES));
        return Optional.of(SessionToken.of(token.toByteArray()));
    }

    static Sha256 sha256(String field, ByteString digest) {
        require(digest.size() == Sha256.BYTES, wrongSize(field, digest, Sha256.BYTES));
        return Sha256.ofDigest(digest.toByteArray());
    }

    static TaskId task(UpdateHeader header) {
        require(
                header.getRound() >= 1 && header.getAttempt() >= 1,
                "round %s, attempt %s: expected 1 to 2147483647"
                        .formatted(
                                Integer.toUnsignedString(header.getRound()),
                                Integer.toUnsignedString(header.getAttempt())));
        return new TaskId(header.getRound(), header.getAttempt());
    }

    static long faceCount(UpdateHeader header) {
        long faces = header.getFaceCount();
        require(
                faces >= 1 && faces <= ClientUpdate.MAX_FACES,
                "face_count %s: expected 1 to %d".formatted(Long.toUnsignedString(faces), ClientUpdate.MAX_FACES));
        return faces;
    }

    static ByteString data(Chunk chunk) {
        int length = chunk.getData().size();
        require(
                length >= 1 && length <= MAX_CHUNK_BYTES,
                "chunk of %d bytes: expected 1 to %d".formatted(length, MAX_CHUNK_BYTES));
        return chunk.getData();
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw CallFailure.badRequest(message);
        }
    }

    private static String wrongSize(String field, ByteString found, int expected) {
        return "%s of %d bytes: expected %d".formatted(field, found.size(), expected);
    }
}
