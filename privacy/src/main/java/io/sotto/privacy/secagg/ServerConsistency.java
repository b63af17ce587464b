package io.sotto.privacy.secagg;

import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.secagg.message.Confirmation;
import io.sotto.privacy.secagg.message.Survivors;
import java.util.BitSet;
import java.util.Optional;
import java.util.TreeMap;

/** Step 4 of the server: it names the survivors and passes on their signatures that they were told the same. */
public final class ServerConsistency extends ServerPhase {
    private final ServerView view;
    private final ShareBook book;
    private final int[] sum;
    private final BitSet survivors;
    private final Survivors message;
    private final TreeMap<Integer, Signature> confirmations = new TreeMap<>();
    private final BitSet confirmed = new BitSet();

    private ServerConsistency(ServerView view, ShareBook book, int[] sum, BitSet survivors) {
        this.view = view;
        this.book = book;
        this.sum = sum;
        this.survivors = survivors;
        this.message = new Survivors(view.context(), view.clients(), survivors);
    }

    static ServerConsistency begin(ServerView view, ShareBook book, int[] sum, BitSet survivors) {
        return new ServerConsistency(view, book, sum, survivors);
    }

    /** What every survivor is told. */
    public Survivors message() {
        return message;
    }

    /** Takes a survivor's signature. */
    public Admission receive(int client, Confirmation confirmation) {
        Optional<Admission> refusal = refusal(client, survivors, confirmed, confirmation.context(), view.context());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean genuine = view.verifier()
                .verifies(view.participant(client).identity(), message.statement(), confirmation.signature());
        if (!genuine) {
            return Admission.refused(
                    Admission.Reason.FORGED, "%s did not sign these survivors".formatted(view.name(client)));
        }
        confirmations.put(client, confirmation.signature());
        confirmed.set(client);
        return Admission.accepted();
    }

    /** Who has confirmed so far. */
    public BitSet confirmed() {
        return (BitSet) confirmed.clone();
    }

    /**
     * Fixes what is passed on.
     *
     * @throws RoundAbortedException if fewer than a threshold confirmed, so that no client would go on
     */
    public ServerUnmask close() {
        return close(() -> {
            require(
                    confirmations.size() > view.masking().threshold(),
                    AbortReason.TOO_FEW_SURVIVORS,
                    "%d clients confirmed the survivors: expected more than %d"
                            .formatted(confirmations.size(), view.masking().threshold()));
            return ServerUnmask.begin(view, book, sum, message, confirmations);
        });
    }
}
