package io.sotto.privacy.secagg;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.Shares;
import java.util.BitSet;
import java.util.TreeMap;

/** What every sharer sent: packets to carry, commitments to hold it to. Filled by one phase, read by the later ones. */
final class ShareBook {
    private final ServerView view;
    private final TreeMap<Integer, Shares> byOwner = new TreeMap<>();
    private final BitSet sharers = new BitSet();

    ShareBook(ServerView view) {
        this.view = view;
    }

    /** @param shares with one packet for each neighbour of the owner, by ascending index */
    void put(int owner, Shares shares) {
        byOwner.put(owner, shares);
        sharers.set(owner);
    }

    /** Who shared; not to be changed. */
    BitSet sharers() {
        return sharers;
    }

    /** What one sharer made for one of its neighbours. */
    SharePacket packet(int owner, int holder) {
        return of(owner).packets().get(view.neighbours(owner).placeOf(holder));
    }

    /** The commitment to the seed of a sharer's self-mask. */
    Digest selfSeed(int owner) {
        return of(owner).selfSeed();
    }

    private Shares of(int owner) {
        Shares shares = byOwner.get(owner);
        if (shares == null) {
            throw new IllegalArgumentException("client %d has not shared".formatted(owner));
        }
        return shares;
    }
}
