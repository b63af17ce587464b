package io.sotto.privacy.secagg;

import io.sotto.privacy.codec.VectorLayout;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.MaskedVector;
import io.sotto.privacy.secagg.message.SharePacket;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Step 3 of the server: it adds masked vectors to one sum as they come, and keeps none. */
public final class ServerMask extends ServerPhase {
    private final ServerView view;
    private final ShareBook book;
    private final VectorLayout layout;
    private final int[] sum;
    private final BitSet survivors = new BitSet();

    private ServerMask(ServerView view, ShareBook book) {
        this.view = view;
        this.book = book;
        this.layout = view.format().layout();
        this.sum = new int[layout.words()];
    }

    static ServerMask begin(ServerView view, ShareBook book) {
        return new ServerMask(view, book);
    }

    /** What one of the sharers is sent: the packets that its neighbours made for it. */
    public Delivery message(int client) {
        List<SharePacket> packets = view.neighbours(client).stream()
                .filter(book.sharers()::get)
                .mapToObj(neighbour -> book.packet(neighbour, client).withPeer(neighbour))
                .toList();
        return new Delivery(view.context(), packets);
    }

    /** Adds a client's vector to the sum. */
    public Admission receive(int client, MaskedVector vector) {
        Optional<Admission> refusal = refusal(client, book.sharers(), survivors, vector.context(), view.context());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!vector.fits(layout)) {
            return Admission.refused(
                    Admission.Reason.MISMATCH,
                    "a vector of %d bytes: expected %d"
                            .formatted(vector.toBytes().length, MaskedVector.HEAD_BYTES + layout.packedBytes()));
        }
        vector.addTo(sum, layout);
        survivors.set(client);
        return Admission.accepted();
    }

    /** Whose vectors are in the sum so far. */
    public BitSet survivors() {
        return (BitSet) survivors.clone();
    }

    /**
     * Fixes the survivors: a vector that comes later is thrown away.
     *
     * @throws RoundAbortedException if they are too few
     */
    public ServerConsistency close() {
        return close(() -> {
            view.requireSurvivors(survivors, "sent their vectors");
            return ServerConsistency.begin(view, book, sum, survivors);
        });
    }
}
