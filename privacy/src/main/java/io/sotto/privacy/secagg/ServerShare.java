package io.sotto.privacy.secagg;

import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Step 2 of the server: it carries sealed shares between neighbours, and keeps the commitments. */
public final class ServerShare extends ServerPhase {
    private final ServerView view;
    private final SignedDescriptor message;
    private final ShareBook book;

    private ServerShare(ServerView view, SignedDescriptor message) {
        this.view = view;
        this.message = message;
        this.book = new ShareBook(view);
    }

    static ServerShare begin(Aggregator aggregator, SignedDescriptor descriptor) {
        ServerView view = ServerView.of(descriptor.descriptor(), aggregator.primitives(), aggregator.verifier());
        return new ServerShare(view, descriptor);
    }

    /** The terms, the same for every client of the cohort. */
    public SignedDescriptor message() {
        return message;
    }

    /** Takes the shares of a client for its neighbours. */
    public Admission receive(int client, Shares sent) {
        Optional<Admission> refusal = refusal(client, view.everyone(), book.sharers(), sent.context(), view.context());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        int[] peers = sent.packets().stream().mapToInt(SharePacket::peer).toArray();
        if (!Arrays.equals(peers, view.neighbours(client).stream().toArray())) {
            return Admission.refused(
                    Admission.Reason.MISMATCH,
                    "shares for %d peers: expected for its %d neighbours"
                            .formatted(peers.length, view.masking().neighbours()));
        }
        book.put(client, sent);
        return Admission.accepted();
    }

    /** Who has shared so far. */
    public BitSet sharers() {
        return (BitSet) book.sharers().clone();
    }

    /**
     * Fixes who shared.
     *
     * @throws RoundAbortedException if they are fewer than the minimum of survivors
     */
    public ServerMask close() {
        return close(() -> {
            view.requireSurvivors(book.sharers(), "shared");
            return ServerMask.begin(view, book);
        });
    }
}
