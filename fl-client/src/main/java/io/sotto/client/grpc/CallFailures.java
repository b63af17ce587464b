package io.sotto.client.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import io.sotto.client.participation.ParticipationEvent;

/** Says what a failed call means for a participation: the client's half of the error table in proto's README. */
final class CallFailures {
    private static final int LONGEST_MESSAGE = 300;

    private CallFailures() {}

    static ParticipationEvent event(StatusException failure, ServerAddress address) {
        Status status = failure.getStatus();
        String said = Printable.of(String.valueOf(status.getDescription()), LONGEST_MESSAGE);
        return switch (status.getCode()) {
            case UNAUTHENTICATED -> new ParticipationEvent.SessionUnknown();
            case INVALID_ARGUMENT ->
                new ParticipationEvent.Rejected("the coordinator calls the request malformed: " + said);
            case UNIMPLEMENTED ->
                new ParticipationEvent.Rejected(
                        "%s: expected a Sotto coordinator, found a server without its service".formatted(address));
            case RESOURCE_EXHAUSTED -> new ParticipationEvent.Unreachable("the coordinator asks to slow down: " + said);
            case DEADLINE_EXCEEDED -> new ParticipationEvent.Unreachable(address + ": no answer in time");
            case UNAVAILABLE -> unavailable(failure, address, said);
            default ->
                new ParticipationEvent.Unreachable("the call failed with %s: %s".formatted(status.getCode(), said));
        };
    }

    /** The reason that the coordinator gave, or an empty string. */
    static String reason(StatusException failure) {
        com.google.rpc.Status details = StatusProto.fromThrowable(failure);
        if (details == null) {
            return "";
        }
        return details.getDetailsList().stream()
                .filter(detail -> detail.is(ErrorInfo.class))
                .map(CallFailures::unpack)
                .filter(info -> info.getDomain().equals("sotto.io"))
                .map(ErrorInfo::getReason)
                .findFirst()
                .orElse("");
    }

    private static ParticipationEvent unavailable(StatusException failure, ServerAddress address, String said) {
        return TlsTrouble.in(failure)
                .<ParticipationEvent>map(
                        trouble -> new ParticipationEvent.Untrusted("%s: %s".formatted(address, trouble)))
                .orElseGet(() -> new ParticipationEvent.Unreachable(
                        "%s: no coordinator answers (%s)".formatted(address, rootMessage(failure, said))));
    }

    /** What the operating system said, without the names of the calls that brought it up. */
    private static String rootMessage(StatusException failure, String said) {
        Throwable cause = failure.getCause();
        if (cause == null) {
            return said;
        }
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return Printable.of(message.substring(message.lastIndexOf(": ") + 1), LONGEST_MESSAGE);
    }

    private static ErrorInfo unpack(com.google.protobuf.Any detail) {
        try {
            return detail.unpack(ErrorInfo.class);
        } catch (InvalidProtocolBufferException e) {
            return ErrorInfo.getDefaultInstance();
        }
    }
}
