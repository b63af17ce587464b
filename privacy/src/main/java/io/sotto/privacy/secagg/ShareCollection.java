package io.sotto.privacy.secagg;

import io.sotto.privacy.secagg.message.RevealedShare;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/** The shares of every secret that is to be put together; of each the first t that came are kept. */
final class ShareCollection {
    private final ServerView view;
    private final int threshold;
    private final TreeMap<Integer, List<Held>> byOwner = new TreeMap<>();

    /** @param holder index of the client that revealed the share */
    record Held(int holder, RevealedShare share) {}

    /** @param owners whose secrets are needed: each sharer's one or other */
    ShareCollection(ServerView view, BitSet owners) {
        this.view = view;
        this.threshold = view.masking().threshold();
        owners.stream().forEach(owner -> byOwner.put(owner, new ArrayList<>(threshold)));
    }

    void add(int holder, RevealedShare share) {
        List<Held> held = of(share.owner());
        if (held.size() < threshold) {
            held.add(new Held(holder, share));
        }
    }

    boolean isComplete() {
        return byOwner.values().stream().allMatch(held -> held.size() == threshold);
    }

    void requireComplete() {
        byOwner.forEach((owner, held) -> ServerPhase.require(
                held.size() == threshold,
                AbortReason.UNRECOVERABLE,
                "%d shares of the secret of %s came: expected %d".formatted(held.size(), view.name(owner), threshold)));
    }

    /** The shares of one owner's secret, in the order in which they came. */
    List<Held> of(int owner) {
        List<Held> held = byOwner.get(owner);
        if (held == null) {
            throw new IllegalArgumentException("no secret of client %d is needed".formatted(owner));
        }
        return held;
    }
}
