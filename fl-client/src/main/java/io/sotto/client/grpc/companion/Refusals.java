package io.sotto.client.grpc.companion;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.sotto.client.grpc.companion.CompanionRefusal.Reason;
import io.sotto.model.InvalidInputException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where exceptions become statuses, each with a {@code google.rpc.ErrorInfo}. */
final class Refusals {
    static final String DOMAIN = "sotto.io";

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    /** What is none of the expected exceptions is a fault of ours: logged here, and told without details. */
    static StatusRuntimeException status(RuntimeException failure) {
        if (failure instanceof CompanionRefusal refusal) {
            return status(refusal.reason(), Objects.requireNonNullElse(refusal.getMessage(), ""));
        } else if (failure instanceof InvalidInputException) {
            return status(Reason.BAD_REQUEST, Objects.requireNonNullElse(failure.getMessage(), ""));
        }
        LOG.error("a call failed", failure);
        return status(Reason.INTERNAL, "something failed here; it is in the companion's log");
    }

    private static StatusRuntimeException status(Reason reason, String message) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(reason.code().value())
                .setMessage(message)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain(DOMAIN)
                        .setReason(reason.name())
                        .build()))
                .build());
    }
}
