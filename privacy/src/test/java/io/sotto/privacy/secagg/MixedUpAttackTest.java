package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.SealedShares;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attacks with messages of another round, of another cohort, or from somebody else. Client 0 is the victim. */
class MixedUpAttackTest extends AttackScene {
    private static final Context OTHER = new Context(Digest.sha256(new byte[] {99}));

    @Test
    void serverDeliversSharesOfAnotherRound_victimRefuses() {
        advertised();
        run.share(client -> true);
        run.mask(VICTIM, new Delivery(OTHER, run.delivery(VICTIM).packets()), zeros());
        assertVictimRefused(AbortReason.WRONG_ROUND);
    }

    @Test
    void serverDeliversSharesOfNoNeighbour_victimRefuses() {
        advertised();
        run.share(client -> true);
        List<SharePacket> packets = new ArrayList<>(run.delivery(VICTIM).packets());
        packets.add(0, packets.get(0).withPeer(VICTIM));
        run.mask(VICTIM, new Delivery(context(), packets), zeros());
        assertVictimRefused(AbortReason.WRONG_ROUND, "shares of client 0");
    }

    @Test
    void serverNamesSurvivorsOfAnotherRound_victimRefuses() {
        toMasked();
        run.confirm(VICTIM, new Survivors(OTHER, CLIENTS, everybody(CLIENTS)));
        assertVictimRefused(AbortReason.WRONG_ROUND);
    }

    @Test
    void serverNamesSurvivorsOfAnotherCohort_victimRefuses() {
        toMasked();
        run.confirm(VICTIM, new Survivors(context(), CLIENTS + 1, everybody(CLIENTS)));
        assertVictimRefused(AbortReason.WRONG_SURVIVORS, "survivors of a cohort of 9: expected of 8");
    }

    @Test
    void serverPassesOnConfirmationsOfAnotherRound_victimRefuses() {
        toConfirmed();
        Confirmations honest = run.serverUnmask().message(VICTIM);
        run.unmask(VICTIM, new Confirmations(OTHER, honest.entries()));
        assertVictimRefused(AbortReason.WRONG_ROUND);
    }

    /** The seal is genuine and covers the commitments; what is inside is not what they say. */
    @Test
    void peerSealsOtherSharesThanItCommittedTo_theHolderNamesIt() {
        advertised();
        run.share(client -> true);
        List<SharePacket> packets = new ArrayList<>(run.delivery(VICTIM).packets());
        SharePacket honest = packets.get(0);
        SealedShares others = SealedShares.of(sealedByClientOne(honest, new byte[SealedShares.PLAIN_BYTES]));
        packets.set(0, new SharePacket(1, others, honest.selfSeed(), honest.maskKey()));
        run.mask(VICTIM, new Delivery(context(), packets), ones());
        for (int client = 1; client < CLIENTS; client++) {
            run.mask(client, run.delivery(client), ones());
        }
        run.closeVectors();
        run.confirm(client -> true);
        run.unmask(client -> true);
        assertThat(run.unmasking.get(VICTIM).message().unreadable()).containsExactly(1);
        assertThat(run.sum().elements()).satisfies(sum -> assertLow(sum, CLIENTS));
    }

    private byte[] sealedByClientOne(SharePacket honest, byte[] shares) {
        RoundKeys keys = new RoundKeys(federation.primitives(), context());
        try (SecretBytes agreed = keys.agree(
                        run.sharing.get(1).secrets().cipherKey(),
                        run.descriptor().cohort().get(VICTIM).cipherKey());
                SecretBytes key = keys.sealing(agreed, 1, VICTIM)) {
            byte[] covered = SharePacket.sealContext(honest.selfSeed(), honest.maskKey());
            return federation.primitives().aead().seal(key, covered, shares);
        }
    }

    private static BitSet everybody(int clients) {
        BitSet all = new BitSet();
        all.set(0, clients);
        return all;
    }
}
