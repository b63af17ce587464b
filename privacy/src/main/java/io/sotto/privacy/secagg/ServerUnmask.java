package io.sotto.privacy.secagg;

import static io.sotto.privacy.secagg.Admission.Reason.LIE;
import static io.sotto.privacy.secagg.Admission.Reason.MISMATCH;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.RevealedShare;
import io.sotto.privacy.secagg.message.ShareCommitment;
import io.sotto.privacy.secagg.message.ShareKind;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.message.Unmasking;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Step 5 of the server: it gathers one share of each secret from each holder, puts the secrets together and takes the
 * masks off the sum.
 */
public final class ServerUnmask extends ServerPhase {
    private final ServerView view;
    private final ShareBook book;
    private final int[] sum;
    private final Survivors survivors;
    private final Map<Integer, Signature> confirmations;
    private final BitSet expected = new BitSet();
    private final BitSet received = new BitSet();
    private final ShareCollection collection;
    private final Map<IdentityKey, Integer> complaints = new HashMap<>();

    private ServerUnmask(
            ServerView view, ShareBook book, int[] sum, Survivors survivors, Map<Integer, Signature> confirmations) {
        this.view = view;
        this.book = book;
        this.sum = sum;
        this.survivors = survivors;
        this.confirmations = confirmations;
        this.collection = new ShareCollection(view, book.sharers());
        for (int survivor : survivors.indices()) {
            expected.set(survivor);
        }
    }

    static ServerUnmask begin(
            ServerView view, ShareBook book, int[] sum, Survivors survivors, Map<Integer, Signature> confirmations) {
        return new ServerUnmask(view, book, sum, survivors, confirmations);
    }

    /** What one survivor is told: the signatures of its neighbours. */
    public Confirmations message(int client) {
        List<Confirmations.Entry> entries = view.neighbours(client).stream()
                .mapToObj(neighbour -> Optional.ofNullable(confirmations.get(neighbour))
                        .map(signature -> new Confirmations.Entry(neighbour, signature)))
                .flatMap(Optional::stream)
                .toList();
        return new Confirmations(view.context(), entries);
    }

    /** Takes the shares that a survivor reveals; all of them or, if one is wrong, none. */
    public Admission receive(int client, Unmasking unmasking) {
        Optional<Admission> refusal = refusal(client, expected, received, unmasking.context(), view.context())
                .or(() -> unmasking.shares().stream()
                        .map(share -> judge(client, share))
                        .flatMap(Optional::stream)
                        .findFirst());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        received.set(client);
        unmasking.shares().forEach(share -> collection.add(client, share));
        unmasking.unreadable().stream()
                .filter(owner -> isHeld(client, owner))
                .forEach(owner -> complaints.merge(view.participant(owner).identity(), 1, Integer::sum));
        return Admission.accepted();
    }

    /** Who has revealed shares so far. */
    public BitSet received() {
        return (BitSet) received.clone();
    }

    /** Whether there are enough shares of every secret, so that there is nothing to wait for. */
    public boolean isComplete() {
        return collection.isComplete();
    }

    /** By client: how many of its neighbours could not read its shares. It lies, or they do, or the carrier did. */
    public Map<IdentityKey, Integer> complaints() {
        return Map.copyOf(complaints);
    }

    /**
     * Takes the masks off.
     *
     * @param executor runs {@code workers} tasks beside each other; each takes memory for one vector
     * @throws RoundAbortedException if too few shares came, or a client's secret is not what it committed to
     */
    public UnmaskedSum close(Executor executor, int workers) {
        return close(() -> {
            collection.requireComplete();
            new MaskRemoval(view, book, survivors, collection).removeFrom(sum, executor, workers);
            return new UnmaskedSum(view.descriptor(), view.context(), survivors, sum);
        });
    }

    /** Whether a client was sent shares of another. */
    private boolean isHeld(int client, int owner) {
        return book.sharers().get(owner) && view.neighbours(client).contains(owner);
    }

    private Optional<Admission> judge(int client, RevealedShare share) {
        int owner = share.owner();
        ShareKind due = survivors.contains(owner) ? ShareKind.SELF_SEED : ShareKind.MASK_KEY;
        if (!isHeld(client, owner) || share.kind() != due) {
            return Optional.of(Admission.refused(
                    MISMATCH, "%s reveals a %s of %s".formatted(view.name(client), share.kind(), view.name(owner))));
        }
        ShareCommitment found = ShareCommitment.to(share.share(), view.context(), owner, client, due);
        if (!found.equals(book.packet(owner, client).commitment(due))) {
            return Optional.of(Admission.refused(
                    LIE,
                    "%s reveals a share of %s that it was not given".formatted(view.name(client), view.name(owner))));
        }
        return Optional.empty();
    }
}
