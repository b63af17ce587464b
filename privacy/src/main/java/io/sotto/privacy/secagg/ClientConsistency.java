package io.sotto.privacy.secagg;

import static io.sotto.privacy.secagg.AbortReason.WRONG_SURVIVORS;

import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.secagg.message.Confirmation;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.OpenedSum;
import io.sotto.privacy.secagg.message.Survivors;
import java.util.Optional;

/**
 * Step 4 of a client: it signs the survivors it was told, so that its neighbours see whether they were told the same.
 */
public final class ClientConsistency extends ClientPhase {
    private final ClientView view;
    private final HeldShares held;
    private final Survivors survivors;
    private final Confirmation message;

    private ClientConsistency(
            ClientView view, HeldShares held, Survivors survivors, Confirmation message, RoundSecrets secrets) {
        super(secrets);
        this.view = view;
        this.held = held;
        this.survivors = survivors;
        this.message = message;
    }

    static ClientConsistency begin(ClientView view, RoundSecrets secrets, HeldShares held, Survivors survivors) {
        view.requireContext(survivors.context());
        int clients = view.descriptor().cohort().size();
        require(
                survivors.cohort() == clients,
                WRONG_SURVIVORS,
                "survivors of a cohort of %d: expected of %d".formatted(survivors.cohort(), clients));
        require(survivors.contains(view.self()), WRONG_SURVIVORS, "this device is not among the survivors");
        require(
                survivors.count() >= view.masking().minimumSurvivors(),
                WRONG_SURVIVORS,
                "%d survivors: expected %d or more"
                        .formatted(survivors.count(), view.masking().minimumSurvivors()));
        requireSurvivorsShared(view, held, survivors);
        requireNoOtherSum(view, survivors);
        Signature signature = view.device().signer().sign(survivors.statement());
        return new ClientConsistency(view, held, survivors, new Confirmation(view.context(), signature), secrets);
    }

    public Confirmation message() {
        return message;
    }

    /**
     * Goes on if a threshold of neighbours were told the same.
     *
     * @throws RoundAbortedException if not: nothing is revealed
     */
    public ClientUnmask unmask(Confirmations confirmations) {
        return leave(() -> {
            requireThreshold(confirmations);
            return ClientUnmask.begin(view, secrets(), held, survivors);
        });
    }

    private static void requireSurvivorsShared(ClientView view, HeldShares held, Survivors survivors) {
        for (int i = 0; i < view.neighbours().count(); i++) {
            int neighbour = view.neighbours().get(i);
            require(
                    !survivors.contains(neighbour) || held.sharers().contains(neighbour),
                    WRONG_SURVIVORS,
                    "%s is a survivor whose shares this device was never sent"
                            .formatted(view.participant(neighbour).name()));
        }
    }

    /** A noisy sum is opened once: averaging would take the noise away. */
    private static void requireNoOtherSum(ClientView view, Survivors survivors) {
        OpenedSum now = view.opened(survivors);
        boolean noisy = view.format().noiseMultiplier() > 0;
        Optional<OpenedSum> before = view.device().memory().openedLike(now);
        require(
                before.isEmpty() || (before.get().equals(now) && !noisy),
                WRONG_SURVIVORS,
                "a sum of this model was opened before: expected its survivors and no noise, or another model");
    }

    /** Signatures that are wrong, or not of a surviving neighbour, do not count. */
    private void requireThreshold(Confirmations confirmations) {
        view.requireContext(confirmations.context());
        int threshold = view.masking().threshold();
        long valid = confirmations.entries().stream()
                .filter(this::isValid)
                .map(Confirmations.Entry::from)
                .distinct()
                .limit(threshold)
                .count();
        require(
                valid >= threshold,
                AbortReason.TOO_FEW_CONFIRMATIONS,
                "%d neighbours confirmed these survivors: expected %d or more".formatted(valid, threshold));
    }

    private boolean isValid(Confirmations.Entry entry) {
        return view.neighbours().contains(entry.from())
                && survivors.contains(entry.from())
                && view.device()
                        .verifier()
                        .verifies(view.participant(entry.from()).identity(), survivors.statement(), entry.signature());
    }
}
