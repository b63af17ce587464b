package io.sotto.privacy.secagg;

import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.codec.VectorEncoder;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.SealedShares;
import io.sotto.privacy.secagg.message.ShareCommitment;
import io.sotto.privacy.secagg.message.ShareKind;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.policy.PolicyVerdict;
import io.sotto.privacy.secagg.sharing.Shamir;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Step 2 of a client: it shares the seed of its self-mask and its mask key among its neighbours, t of k. */
public final class ClientShare extends ClientPhase {
    private final ClientView view;
    private final Shares message;

    private ClientShare(ClientView view, Shares message, RoundSecrets secrets) {
        super(secrets);
        this.view = view;
        this.message = message;
    }

    static ClientShare begin(ClientView view, RoundSecrets secrets) {
        List<SharePacket> packets = packets(view, secrets);
        Digest commitment = Shares.commitmentTo(secrets.selfSeed(), view.context(), view.self());
        return new ClientShare(view, new Shares(view.context(), commitment, packets), secrets);
    }

    public Shares message() {
        return message;
    }

    /** What the policy said of the round: warnings, for it has no refusals. */
    public PolicyVerdict verdict() {
        return view.verdict();
    }

    /** To be stored before the message is sent: this round must never begin again. */
    public RoundMemory memory() {
        return view.device().memory().afterBeginning(view.descriptor().round());
    }

    /**
     * Goes on to the masked vector.
     *
     * @throws RoundAbortedException if fewer than a threshold of neighbours shared
     * @throws IllegalArgumentException if the contribution does not fit the round's format
     */
    public ClientMask mask(Delivery delivery, Contribution contribution) {
        return leave(() -> ClientMask.begin(view, secrets(), delivery, encode(contribution)));
    }

    /** Goes on with a vector that is encoded already; for tests of exact sums. */
    ClientMask maskEncoded(Delivery delivery, int[] vector) {
        return leave(() -> ClientMask.begin(view, secrets(), delivery, vector));
    }

    private int[] encode(Contribution contribution) {
        VectorEncoder encoder = new VectorEncoder(
                view.format(),
                view.masking().minimumSurvivors(),
                view.context().digest(),
                view.primitives().streams().get(),
                view.device().randomness());
        return encoder.encode(contribution);
    }

    private static byte[][] split(ClientView view, SecretBytes secret) {
        return Shamir.split(
                secret,
                view.masking().threshold(),
                view.neighbours().holders(),
                view.device().randomness());
    }

    private static List<SharePacket> packets(ClientView view, RoundSecrets secrets) {
        byte[][] selfSeedShares = split(view, secrets.selfSeed());
        byte[][] maskKeyShares = split(view, secrets.maskKey());
        try {
            List<SharePacket> packets = new ArrayList<>(view.neighbours().count());
            for (int i = 0; i < view.neighbours().count(); i++) {
                packets.add(packet(view, secrets, view.neighbours().get(i), selfSeedShares[i], maskKeyShares[i]));
            }
            return packets;
        } finally {
            wipe(selfSeedShares);
            wipe(maskKeyShares);
        }
    }

    private static void wipe(byte[][] shares) {
        for (byte[] share : shares) {
            Arrays.fill(share, (byte) 0);
        }
    }

    /** Seals two shares for a peer, and keeps what will open the peer's packet. */
    private static SharePacket packet(
            ClientView view, RoundSecrets secrets, int peer, byte[] selfSeedShare, byte[] maskKeyShare) {
        ShareCommitment ofSeed =
                ShareCommitment.to(selfSeedShare, view.context(), view.self(), peer, ShareKind.SELF_SEED);
        ShareCommitment ofKey = ShareCommitment.to(maskKeyShare, view.context(), view.self(), peer, ShareKind.MASK_KEY);
        RoundKeys keys = view.keys();
        try (SecretBytes agreed =
                        keys.agree(secrets.cipherKey(), view.participant(peer).cipherKey());
                SecretBytes sealingKey = keys.sealing(agreed, view.self(), peer);
                SecretBytes both = joined(selfSeedShare, maskKeyShare)) {
            secrets.openingKeys().put(peer, keys.sealing(agreed, peer, view.self()));
            byte[] sealed =
                    view.primitives().aead().seal(sealingKey, SharePacket.sealContext(ofSeed, ofKey), both.reveal());
            return new SharePacket(peer, SealedShares.of(sealed), ofSeed, ofKey);
        }
    }

    private static SecretBytes joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return SecretBytes.take(both);
    }
}
