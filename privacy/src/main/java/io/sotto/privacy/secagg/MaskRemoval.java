package io.sotto.privacy.secagg;

import static io.sotto.privacy.secagg.ServerPhase.require;

import io.sotto.privacy.crypto.KeyStream;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.sharing.Reconstruction;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Takes the masks off a sum: of each survivor its self-mask, of each client that dropped out after sharing the masks that
 * it has with survivors. The work is shared out client by client; each worker gathers masks in a vector of its own.
 */
final class MaskRemoval {
    private final ServerView view;
    private final ShareBook book;
    private final Survivors survivors;
    private final ShareCollection collection;
    private final ConcurrentHashMap<List<Integer>, Reconstruction> reconstructions = new ConcurrentHashMap<>();

    MaskRemoval(ServerView view, ShareBook book, Survivors survivors, ShareCollection collection) {
        this.view = view;
        this.book = book;
        this.survivors = survivors;
        this.collection = collection;
    }

    void removeFrom(int[] sum, Executor executor, int workers) {
        int[] owners = droppedFirst();
        AtomicInteger next = new AtomicInteger();
        Parallel.run(executor, workers, () -> {
            int[] masks = new int[sum.length];
            KeyStream stream = view.primitives().streams().get();
            for (int i = next.getAndIncrement(); i < owners.length; i = next.getAndIncrement()) {
                remove(owners[i], masks, stream);
            }
            synchronized (sum) {
                add(masks, sum);
            }
        });
    }

    /** Those who dropped out have many masks each: begun first, they leave the workers evenly loaded. */
    private int[] droppedFirst() {
        int[] sharers = book.sharers().stream().toArray();
        return IntStream.concat(
                        Arrays.stream(sharers).filter(client -> !survivors.contains(client)),
                        Arrays.stream(sharers).filter(survivors::contains))
                .toArray();
    }

    private void remove(int owner, int[] masks, KeyStream stream) {
        try (SecretBytes secret = secretOf(owner)) {
            if (survivors.contains(owner)) {
                removeSelfMask(owner, secret, masks, stream);
            } else {
                removePairMasks(owner, secret, masks, stream);
            }
        }
    }

    private void removeSelfMask(int owner, SecretBytes selfSeed, int[] masks, KeyStream stream) {
        require(
                Shares.commitmentTo(selfSeed, view.context(), owner).equals(book.selfSeed(owner)),
                AbortReason.LIAR,
                "the seed of %s is not the one it committed to".formatted(view.name(owner)));
        try (SecretBytes key = view.keys().selfMask(selfSeed, owner)) {
            stream.start(key);
            stream.subtract(masks);
        }
    }

    /** A survivor added the mask if its index is the smaller one, and subtracted it otherwise. */
    private void removePairMasks(int owner, SecretBytes maskKey, int[] masks, KeyStream stream) {
        require(
                view.primitives()
                        .agreement()
                        .publicKey(maskKey)
                        .equals(view.participant(owner).maskKey()),
                AbortReason.LIAR,
                "the mask key of %s is not the one it advertised".formatted(view.name(owner)));
        NeighbourList neighbours = view.neighbours(owner);
        for (int i = 0; i < neighbours.count(); i++) {
            int survivor = neighbours.get(i);
            if (survivors.contains(survivor)) {
                removePairMask(owner, maskKey, survivor, masks, stream);
            }
        }
    }

    private void removePairMask(int owner, SecretBytes maskKey, int survivor, int[] masks, KeyStream stream) {
        try (SecretBytes key =
                view.keys().pairMask(maskKey, view.participant(survivor).maskKey(), owner, survivor)) {
            stream.start(key);
            if (survivor < owner) {
                stream.subtract(masks);
            } else {
                stream.add(masks);
            }
        }
    }

    private SecretBytes secretOf(int owner) {
        List<ShareCollection.Held> held = collection.of(owner);
        List<Integer> holders = held.stream().map(ShareCollection.Held::holder).toList();
        byte[][] shares = held.stream().map(one -> one.share().share()).toArray(byte[][]::new);
        return reconstructions
                .computeIfAbsent(holders, MaskRemoval::reconstruction)
                .combine(shares)
                .orElseThrow(() -> new RoundAbortedException(
                        AbortReason.LIAR, "the shares that %s made belong to no secret".formatted(view.name(owner))));
    }

    private static Reconstruction reconstruction(List<Integer> holders) {
        return new Reconstruction(
                holders.stream().mapToInt(NeighbourList::holder).toArray());
    }

    private static void add(int[] masks, int[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += masks[i];
        }
    }
}
