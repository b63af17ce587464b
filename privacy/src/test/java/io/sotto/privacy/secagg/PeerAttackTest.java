package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.codec.VectorLayout;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Advertisement;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.MaskedVector;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RevealedShare;
import io.sotto.privacy.secagg.message.ShareKind;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.message.Unmasking;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attacks by a client, which a server has to notice. */
class PeerAttackTest extends AttackScene {
    @Test
    void peerReturnsAnotherShare_itIsNamedAndTheSumIsExactWithoutIt() {
        toConfirmed();
        run.unmask(client -> client != 5);
        run.unmask(5, run.serverUnmask().message(5));
        Unmasking honest = run.unmasking.get(5).message();
        List<RevealedShare> shares = new ArrayList<>(honest.shares());
        RevealedShare first = shares.get(0);
        byte[] share = first.share();
        share[20] ^= 1;
        shares.set(0, new RevealedShare(first.owner(), first.kind(), share));

        Admission admission = run.serverUnmask().receive(5, new Unmasking(honest.context(), shares, List.of()));
        assertThat(admission)
                .isEqualTo(Admission.refused(
                        Admission.Reason.LIE,
                        "%s reveals a share of %s that it was not given".formatted(name(5), name(0))));
        assertThat(run.sum().elements()).satisfies(sum -> assertLow(sum, CLIENTS));
    }

    @Test
    void peerRevealsTheShareItMustNot_itIsRefused() {
        toConfirmed();
        run.unmask(client -> client != 5);
        Admission admission = run.serverUnmask()
                .receive(
                        5,
                        new Unmasking(
                                context(), List.of(new RevealedShare(0, ShareKind.MASK_KEY, new byte[33])), List.of()));
        assertThat(admission)
                .isEqualTo(Admission.refused(
                        Admission.Reason.MISMATCH, "%s reveals a MASK_KEY of %s".formatted(name(5), name(0))));
    }

    @Test
    void peerCommitsToAnotherSeed_itIsNamedAndTheRoundEnds() {
        advertised();
        run.offer(client -> true, run.serverShare().message());
        for (int client = 0; client < CLIENTS; client++) {
            Shares shares = run.sharing.get(client).message();
            boolean liar = client == 6;
            assertThat(run.serverShare()
                            .receive(
                                    client,
                                    liar
                                            ? new Shares(
                                                    shares.context(), Digest.sha256(new byte[] {1}), shares.packets())
                                            : shares)
                            .isAccepted())
                    .isTrue();
        }
        RoundRun after = continued();
        assertAborts(AbortReason.LIAR, after::sum, "the seed of %s is not the one it committed to".formatted(name(6)));
    }

    /** Every neighbour would have to leave the round. */
    @Test
    void peerAdvertisesAKeyThatGivesNoSecret_itIsNotTakenIntoTheCohort() {
        Signer signer = federation.signer(VICTIM);
        Enrolment enrolment = Enrolment.issue(federation.authority(), signer.identity(), Federation.END);
        AgreementKey none = AgreementKey.of(new byte[AgreementKey.BYTES]);
        for (boolean cipher : new boolean[] {true, false}) {
            Participant peer = Participant.sign(
                    signer, enrolment, Federation.ROUND, cipher ? none : newKey(), cipher ? newKey() : none);
            Admission admission =
                    run.serverAdvertise().receive(new Advertisement(Federation.ROUND, peer), Federation.NOW);
            assertThat(admission).isEqualTo(Admission.refused(Admission.Reason.MISMATCH, "a key that gives no secret"));
        }
        assertThat(run.serverAdvertise().count()).isZero();
    }

    @Test
    void peerSendsAVectorOfWrongLength_itIsRefused() {
        advertised();
        run.share(client -> true);
        VectorFormat format = run.format();
        for (int wrong : new int[] {1, format.modelLength() - 3, format.modelLength() + 3, 10 * format.modelLength()}) {
            VectorLayout layout = withLength(format, wrong).layout();
            MaskedVector vector = MaskedVector.pack(context(), new int[layout.words()], layout);
            assertThat(run.serverMask().receive(1, vector))
                    .isInstanceOfSatisfying(
                            Admission.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Admission.Reason.MISMATCH));
            assertThatThrownBy(() -> MaskedVector.parse(vector.toBytes(), format.layout()))
                    .isInstanceOf(DecodeException.class);
        }
        assertThat(run.serverMask().survivors().isEmpty()).isTrue();
    }

    /** By the most that an element of a sum can be, which honest vectors do not reach; and by one more. */
    @ParameterizedTest
    @CsvSource({"0, element 7 of the sum is", "1, words 7"})
    void peerOverflowsTheSpan_theSumIsRefused(int beyond, String words) {
        advertised();
        run.share(client -> true);
        int[] poison = new int[run.format().vectorLength()];
        poison[7] = (int) (run.format().span() - 1) / 2 + beyond;
        for (int client = 0; client < CLIENTS; client++) {
            int[] honest = new int[run.format().vectorLength()];
            honest[20] = 10;
            run.mask(client, run.delivery(client), client == 4 ? poison : honest);
        }
        run.closeVectors();
        run.confirm(client -> true);
        run.unmask(client -> true);
        UnmaskedSum sum = run.sum();
        assertAborts(AbortReason.SUM_OUT_OF_RANGE, () -> sum.decode(federation.primitives()), words);
    }

    @Test
    void peerSendsItsVectorTwiceOrLate_onlyTheFirstInTimeCounts() {
        advertised();
        run.share(client -> true);
        for (int client = 0; client < CLIENTS; client++) {
            run.mask(client, run.delivery(client), ones());
        }
        assertThat(run.serverMask().receive(1, run.vector(1)).isAccepted()).isTrue();
        assertRefused(run.serverMask().receive(1, run.vector(1)), Admission.Reason.REPEATED);
        for (int client = 2; client < CLIENTS; client++) {
            run.serverMask().receive(client, run.vector(client));
        }
        run.serverMask().close();
        assertRefused(run.serverMask().receive(VICTIM, run.vector(VICTIM)), Admission.Reason.LATE);
    }

    private static VectorFormat withLength(VectorFormat format, int modelLength) {
        return new VectorFormat(
                modelLength,
                format.sideValues(),
                format.clipNormL2(),
                format.inputBits(),
                format.span(),
                format.rotated(),
                format.weightCap(),
                format.noiseMultiplier());
    }
}
