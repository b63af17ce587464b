package io.sotto.privacy.secagg;

import io.sotto.privacy.secagg.message.OpenedSum;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RevealedShare;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.ShareKind;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.message.Unmasking;
import java.util.ArrayList;
import java.util.List;

/**
 * Step 5 of a client, the last: of each neighbour that shared it gives one share, of the self-mask's seed if the
 * neighbour's vector is in the sum, of the mask key if not. No message of the server asks for a share, so none can ask
 * for two. When this phase begins, every secret of the round has been wiped.
 */
public final class ClientUnmask extends ClientPhase {
    private final ClientView view;
    private final Unmasking message;
    private final OpenedSum opened;

    private ClientUnmask(ClientView view, Unmasking message, OpenedSum opened, RoundSecrets secrets) {
        super(secrets);
        this.view = view;
        this.message = message;
        this.opened = opened;
    }

    static ClientUnmask begin(ClientView view, RoundSecrets secrets, HeldShares held, Survivors survivors) {
        List<RevealedShare> shares = new ArrayList<>();
        for (int owner : held.sharers()) {
            if (!held.unreadable().contains(owner)) {
                shares.add(held.reveal(owner, survivors.contains(owner) ? ShareKind.SELF_SEED : ShareKind.MASK_KEY));
            }
        }
        secrets.close();
        Unmasking message = new Unmasking(view.context(), shares, List.copyOf(held.unreadable()));
        return new ClientUnmask(view, message, view.opened(survivors), secrets);
    }

    public Unmasking message() {
        return message;
    }

    /** To be stored before the message is sent: the next cohort, and the next sum, will be compared with this one. */
    public RoundMemory memory() {
        return view.device()
                .memory()
                .afterBeginning(view.descriptor().round())
                .afterRevealing(view.descriptor().cohort().stream()
                        .map(Participant::identity)
                        .toList())
                .afterOpening(opened);
    }
}
