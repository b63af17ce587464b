package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.sotto.model.Sha256;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepHeader;
import io.sotto.server.registry.SessionToken;
import io.sotto.server.round.RoundStep;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads fields, each against the range that stands beside it in the .proto file; others are a bad request. */
final class Requests {
    /** The most bytes in a chunk. */
    static final int MAX_CHUNK_BYTES = 256 * 1024;

    /** The most bytes in the answer to a step. */
    static final int MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

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

    static RoundId round(RoundName name) {
        require(
                name.getRound() >= 1 && name.getAttempt() >= 1,
                "round %s, attempt %s: expected 1 to 2147483647"
                        .formatted(
                                Integer.toUnsignedString(name.getRound()),
                                Integer.toUnsignedString(name.getAttempt())));
        require(name.getTask().size() == Digest.BYTES, wrongSize("task", name.getTask(), Digest.BYTES));
        return new RoundId(Digest.of(name.getTask().toByteArray()), name.getRound(), name.getAttempt());
    }

    static RoundStep step(Step step) {
        return switch (step) {
            case ADVERTISE -> RoundStep.ADVERTISE;
            case SHARE -> RoundStep.SHARE;
            case MASK -> RoundStep.MASK;
            case CONFIRM -> RoundStep.CONFIRM;
            case UNMASK -> RoundStep.UNMASK;
            case STEP_UNSPECIFIED, UNRECOGNIZED ->
                throw CallFailure.badRequest("step %s: expected ADVERTISE to UNMASK".formatted(step));
        };
    }

    static int byteLength(StepHeader header) {
        long length = header.getByteLength();
        require(
                length >= 1 && length <= MAX_MESSAGE_BYTES,
                "byte_length %s: expected 1 to %d".formatted(Long.toUnsignedString(length), MAX_MESSAGE_BYTES));
        return (int) length;
    }

    static IdentityKey identityKey(JoinRequest request) {
        ByteString key = request.getIdentityKey();
        require(key.size() == IdentityKey.BYTES, wrongSize("identity_key", key, IdentityKey.BYTES));
        return IdentityKey.of(key.toByteArray());
    }

    /** Empty if the client asks for an enrolment. */
    static Optional<Enrolment> enrolment(JoinRequest request) {
        if (request.getEnrolment().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enrolment.parse(request.getEnrolment().toByteArray()));
        } catch (DecodeException e) {
            throw CallFailure.badRequest("enrolment: " + e.getMessage());
        }
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
