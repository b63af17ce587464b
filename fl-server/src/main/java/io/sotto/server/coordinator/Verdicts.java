package io.sotto.server.coordinator;

import io.sotto.privacy.secagg.Admission;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundEvent;
import java.util.Optional;

/** Says in the round's words what a phase of secure aggregation made of a message. */
public final class Verdicts {
    private Verdicts() {}

    /** Empty if the message was taken. */
    public static Optional<RoundEvent.Fault> fault(Admission admission) {
        return admission instanceof Admission.Refused refused
                ? Optional.of(new RoundEvent.Fault(refusal(refused.reason()), refused.detail()))
                : Optional.empty();
    }

    private static Refusal refusal(Admission.Reason reason) {
        return switch (reason) {
            case LATE -> Refusal.TOO_LATE;
            case NOT_EXPECTED, FULL -> Refusal.NOT_ASKED;
            case REPEATED -> Refusal.REPEATED;
            case WRONG_ROUND, MISMATCH -> Refusal.MISMATCH;
            case NOT_ENROLLED, FORGED, LIE -> Refusal.NOT_GENUINE;
        };
    }
}
