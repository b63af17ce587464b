package io.sotto.privacy.secagg;

import java.util.function.Supplier;

/**
 * A step of a client in a round. Each can be left once: for the next step, or by aborting, which wipes all secrets of the
 * round. Whoever gives up between two steps closes the last. Not thread-safe.
 */
public abstract sealed class ClientPhase implements AutoCloseable
        permits ClientAdvertise, ClientShare, ClientMask, ClientConsistency, ClientUnmask {
    private final RoundSecrets secrets;
    private boolean left;

    ClientPhase(RoundSecrets secrets) {
        this.secrets = secrets;
    }

    final RoundSecrets secrets() {
        return secrets;
    }

    /** Goes on to the next phase, once. A step that fails ends the round. */
    final <T extends ClientPhase> T leave(Supplier<T> step) {
        if (left || secrets.areWiped()) {
            close();
            throw new RoundAbortedException(AbortReason.ASKED_TWICE, getClass().getSimpleName() + " is over");
        }
        left = true;
        try {
            return step.get();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Wipes all secrets of the round; no phase of it goes on. */
    @Override
    public final void close() {
        left = true;
        secrets.close();
    }

    static void require(boolean holds, AbortReason reason, String detail) {
        require(holds, reason, () -> detail);
    }

    static void require(boolean holds, AbortReason reason, Supplier<String> detail) {
        if (!holds) {
            throw new RoundAbortedException(reason, detail.get());
        }
    }
}
