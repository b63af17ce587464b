package io.sotto.privacy.secagg;

import static io.sotto.privacy.secagg.ClientPhase.require;

import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.RevealedShare;
import io.sotto.privacy.secagg.message.ShareCommitment;
import io.sotto.privacy.secagg.message.ShareKind;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.sharing.Shamir;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a client was sent to keep: two shares of each neighbour that shared. A packet that does not open or does not keep
 * to its commitments is worth nothing, and its sender is named to the server at the end; it need not end the round.
 */
final class HeldShares {
    private final RoundSecrets secrets;
    private final NavigableSet<Integer> sharers;
    private final NavigableSet<Integer> unreadable = new TreeSet<>();

    private HeldShares(RoundSecrets secrets, NavigableSet<Integer> sharers) {
        this.secrets = secrets;
        this.sharers = sharers;
    }

    static HeldShares open(ClientView view, RoundSecrets secrets, Delivery delivery) {
        view.requireContext(delivery.context());
        NavigableSet<Integer> sharers = new TreeSet<>();
        for (SharePacket packet : delivery.packets()) {
            require(
                    view.neighbours().contains(packet.peer()),
                    AbortReason.WRONG_ROUND,
                    "shares of client %d: expected of neighbours".formatted(packet.peer()));
            sharers.add(packet.peer());
        }
        require(
                sharers.size() >= view.masking().threshold(),
                AbortReason.TOO_FEW_SHARES,
                "%d neighbours shared: expected %d or more"
                        .formatted(sharers.size(), view.masking().threshold()));
        HeldShares held = new HeldShares(secrets, sharers);
        delivery.packets().forEach(packet -> held.keep(view, packet));
        return held;
    }

    /** The neighbours that shared, readable or not. */
    NavigableSet<Integer> sharers() {
        return sharers;
    }

    /** Those of them whose packets were worth nothing. */
    NavigableSet<Integer> unreadable() {
        return unreadable;
    }

    /** One share of a sharer whose packet was readable. */
    RevealedShare reveal(int owner, ShareKind kind) {
        SecretBytes both = secrets.heldShares().get(owner);
        if (both == null) {
            throw new IllegalArgumentException("no readable share of client %d".formatted(owner));
        }
        byte[] share = half(both, kind);
        RevealedShare revealed = new RevealedShare(owner, kind, share);
        Arrays.fill(share, (byte) 0);
        return revealed;
    }

    private void keep(ClientView view, SharePacket packet) {
        Optional<SecretBytes> opened = open(view, packet);
        if (opened.isPresent() && isAsCommitted(view, packet, opened.get())) {
            secrets.heldShares().put(packet.peer(), opened.get());
        } else {
            opened.ifPresent(SecretBytes::close);
            unreadable.add(packet.peer());
        }
    }

    private Optional<SecretBytes> open(ClientView view, SharePacket packet) {
        SecretBytes key = secrets.openingKeys().get(packet.peer());
        if (key == null) {
            throw new IllegalArgumentException("client %d is no neighbour".formatted(packet.peer()));
        }
        return view.primitives()
                .aead()
                .open(
                        key,
                        SharePacket.sealContext(packet.selfSeed(), packet.maskKey()),
                        packet.sealed().toBytes());
    }

    private static boolean isAsCommitted(ClientView view, SharePacket packet, SecretBytes both) {
        return Arrays.stream(ShareKind.values()).allMatch(kind -> {
            byte[] share = half(both, kind);
            boolean kept = Shamir.isShare(share)
                    && ShareCommitment.to(share, view.context(), packet.peer(), view.self(), kind)
                            .equals(packet.commitment(kind));
            Arrays.fill(share, (byte) 0);
            return kept;
        });
    }

    private static byte[] half(SecretBytes both, ShareKind kind) {
        int from = kind == ShareKind.SELF_SEED ? 0 : Shamir.SHARE_BYTES;
        return Arrays.copyOfRange(both.reveal(), from, from + Shamir.SHARE_BYTES);
    }
}
