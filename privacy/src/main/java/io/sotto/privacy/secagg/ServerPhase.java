package io.sotto.privacy.secagg;

import static io.sotto.privacy.secagg.Admission.Reason.LATE;
import static io.sotto.privacy.secagg.Admission.Reason.NOT_EXPECTED;
import static io.sotto.privacy.secagg.Admission.Reason.REPEATED;

import io.sotto.privacy.secagg.message.Context;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A step of the server in a round. While it is open it takes one message of each client that has a part in it; closing it
 * fixes who got there and gives the next phase. What comes later is refused. Clients are named by their index in the
 * cohort, which whoever carries messages has authenticated. Not thread-safe.
 */
public abstract sealed class ServerPhase
        permits ServerAdvertise, ServerShare, ServerMask, ServerConsistency, ServerUnmask {
    private boolean closed;

    /** Whether messages are refused as late. */
    public final boolean isClosed() {
        return closed;
    }

    /** Closes once; the phase is over even if the next cannot begin. */
    final <T> T close(Supplier<T> next) {
        if (closed) {
            throw new IllegalStateException(getClass().getSimpleName() + " has been closed before");
        }
        closed = true;
        return next.get();
    }

    /** Why a client's message is not even looked at, if so. */
    final Optional<Admission> refusal(int client, BitSet expected, BitSet received, Context found, Context context) {
        if (closed) {
            return refused(LATE, "the step is over");
        }
        if (!expected.get(client)) {
            return refused(NOT_EXPECTED, "client %d has no part in this step".formatted(client));
        }
        if (received.get(client)) {
            return refused(REPEATED, "client %d has sent this before".formatted(client));
        }
        if (!found.equals(context)) {
            return refused(Admission.Reason.WRONG_ROUND, "context %s: expected %s".formatted(found, context));
        }
        return Optional.empty();
    }

    static void require(boolean holds, AbortReason reason, String detail) {
        if (!holds) {
            throw new RoundAbortedException(reason, detail);
        }
    }

    private static Optional<Admission> refused(Admission.Reason reason, String detail) {
        return Optional.of(Admission.refused(reason, detail));
    }
}
