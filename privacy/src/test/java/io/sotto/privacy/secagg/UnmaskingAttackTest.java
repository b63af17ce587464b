package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.RevealedShare;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Attacks on what is revealed at the end, by a server that really tries. Client 0 is the victim. */
class UnmaskingAttackTest extends AttackScene {
    @Test
    void serverAsksForBothSharesOfOneClient_everyClientRefuses() {
        toConfirmed();
        run.unmask(client -> true);
        Survivors without = survivorsWithout(3);

        for (int client = 1; client < CLIENTS; client++) {
            ClientMask masked = run.masking.get(client);
            ClientConsistency confirmed = run.confirming.get(client);
            assertAborts(AbortReason.ASKED_TWICE, () -> masked.confirm(without));
            assertAborts(
                    AbortReason.ASKED_TWICE, () -> confirmed.unmask(new Confirmations(without.context(), List.of())));
            assertThat(run.unmasking.get(client).message().shares())
                    .extracting(RevealedShare::owner)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void serverAsksAgainWithOtherSurvivorsBeforeUnmasking_nothingIsRevealed() {
        toConfirmed();
        Survivors without = survivorsWithout(3);
        for (int client = 1; client < CLIENTS; client++) {
            ClientMask masked = run.masking.get(client);
            assertAborts(AbortReason.ASKED_TWICE, () -> masked.confirm(without));
        }
        Confirmations all = run.serverUnmask().message(1);
        assertAborts(AbortReason.ASKED_TWICE, () -> run.confirming.get(1).unmask(all));
    }

    @Test
    void serverTellsDifferentClientsDifferentSurvivors_nobodyRevealsAnything() {
        toMasked();
        Survivors with = run.serverConsistency().message();
        Survivors without = survivorsWithout(VICTIM);
        for (int client = 1; client < CLIENTS; client++) {
            run.confirm(client, client % 2 == 0 ? with : without);
        }
        Confirmations everything = new Confirmations(
                with.context(),
                IntStream.range(1, CLIENTS)
                        .mapToObj(client -> new Confirmations.Entry(
                                client, run.confirming.get(client).message().signature()))
                        .toList());
        for (int client = 1; client < CLIENTS; client++) {
            run.unmask(client, everything);
            assertThat(run.refusals.get(client).reason()).isEqualTo(AbortReason.TOO_FEW_CONFIRMATIONS);
        }
        assertThat(run.unmasking.size()).isZero();
    }

    @Test
    void serverCountsOneConfirmationManyTimes_nothingIsRevealed() {
        toMasked();
        Survivors survivors = run.serverConsistency().message();
        run.confirm(1, survivors);
        run.confirm(2, survivors);
        List<Confirmations.Entry> copies = IntStream.range(2, CLIENTS)
                .mapToObj(from -> new Confirmations.Entry(
                        from, run.confirming.get(2).message().signature()))
                .toList();
        run.unmask(1, new Confirmations(survivors.context(), copies));
        assertThat(run.refusals.get(1).reason()).isEqualTo(AbortReason.TOO_FEW_CONFIRMATIONS);
    }

    @Test
    void serverNamesTooFewSurvivors_victimRefuses() {
        toMasked();
        BitSet few = new BitSet();
        few.set(0, 3);
        run.confirm(VICTIM, new Survivors(context(), CLIENTS, few));
        assertVictimRefused(AbortReason.WRONG_SURVIVORS);
    }

    @Test
    void serverLeavesTheVictimOutOfTheSurvivors_victimRevealsNothing() {
        toMasked();
        run.confirm(VICTIM, survivorsWithout(VICTIM));
        assertVictimRefused(AbortReason.WRONG_SURVIVORS);
    }

    @Test
    void serverNamesASurvivorWhoseSharesItWithheld_victimRefuses() {
        advertised();
        run.share(client -> true);
        Delivery whole = run.delivery(VICTIM);
        Delivery cut = new Delivery(
                whole.context(), whole.packets().subList(1, whole.packets().size()));
        run.mask(VICTIM, cut, new int[run.format().vectorLength()]);
        BitSet all = new BitSet();
        all.set(0, CLIENTS);
        run.confirm(VICTIM, new Survivors(context(), CLIENTS, all));
        assertVictimRefused(
                AbortReason.WRONG_SURVIVORS,
                name(whole.packets().get(0).peer()) + " is a survivor whose shares this device was never sent");
    }

    @Test
    void serverDeliversTooFewShares_victimRefuses() {
        advertised();
        run.share(client -> true);
        Delivery few = new Delivery(context(), run.delivery(VICTIM).packets().subList(0, 4));
        run.mask(VICTIM, few, new int[run.format().vectorLength()]);
        assertVictimRefused(AbortReason.TOO_FEW_SHARES);
    }

    @Test
    void serverAsksToUnmaskTwice_victimRefuses() {
        toConfirmed();
        run.unmask(client -> true);
        Confirmations confirmations = run.serverUnmask().message(VICTIM);
        assertAborts(AbortReason.ASKED_TWICE, () -> run.confirming.get(VICTIM).unmask(confirmations));
    }

    @Test
    void serverReadsTheSampleCountOrLoss_itIsNowhereButUnderTheMask() {
        List<List<byte[]>> sent = new ArrayList<>();
        for (int samples : new int[] {1, 999}) {
            RoundRun one = new RoundRun(Federation.real(1, CLIENTS), Federation.plan(20));
            one.advertise(device -> true, DevicePolicy.STANDARD);
            one.describe();
            one.share(client -> true);
            Contribution contribution = new Contribution(new float[20], samples, samples / 2);
            one.masking.put(VICTIM, one.sharing.get(VICTIM).mask(one.delivery(VICTIM), contribution));
            for (int client = 1; client < CLIENTS; client++) {
                one.mask(client, one.delivery(client), new int[one.format().vectorLength()]);
            }
            one.closeVectors();
            one.confirm(client -> true);
            one.unmask(client -> true);
            sent.add(List.of(
                    one.advertised.get(VICTIM).message().toBytes(),
                    one.sharing.get(VICTIM).message().toBytes(),
                    one.confirming.get(VICTIM).message().toBytes(),
                    one.unmasking.get(VICTIM).message().toBytes(),
                    one.masking.get(VICTIM).message().toBytes()));
        }
        for (int message = 0; message < 4; message++) {
            assertThat(sent.get(0).get(message)).isEqualTo(sent.get(1).get(message));
        }
        assertThat(sent.get(0).get(4))
                .isNotEqualTo(sent.get(1).get(4))
                .hasSameSizeAs(sent.get(1).get(4));
    }

    @Test
    void serverTampersWithAShareOnItsWay_theHolderNamesItAndTheSumIsExact() {
        advertised();
        run.share(client -> true);
        for (int client = 0; client < CLIENTS; client++) {
            Delivery delivery = run.delivery(client);
            run.mask(client, client == VICTIM ? withFlippedBit(delivery) : delivery, ones());
        }
        run.closeVectors();
        run.confirm(client -> true);
        run.unmask(client -> true);
        assertThat(run.serverUnmask().complaints()).containsExactly(Map.entry(identity(1), 1));
        assertThat(run.sum().elements()).satisfies(sum -> assertLow(sum, CLIENTS));
    }

    @Test
    void serverExchangesCommitments_theSharesDoNotOpen() {
        advertised();
        run.share(client -> true);
        Delivery delivery = run.delivery(VICTIM);
        SharePacket first = delivery.packets().get(0);
        List<SharePacket> exchanged = new ArrayList<>(delivery.packets());
        exchanged.set(0, new SharePacket(first.peer(), first.sealed(), first.maskKey(), first.selfSeed()));
        run.mask(VICTIM, new Delivery(delivery.context(), exchanged), ones());
        for (int client = 1; client < CLIENTS; client++) {
            run.mask(client, run.delivery(client), ones());
        }
        run.closeVectors();
        run.confirm(client -> true);
        run.unmask(client -> true);
        assertThat(run.unmasking.get(VICTIM).message().unreadable()).containsExactly(first.peer());
    }
}
