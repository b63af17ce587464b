package io.sotto.privacy.secagg.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.codec.VectorLayout;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.SecretBytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MessageTest {
    private final Ed25519Verifier verifier = new Ed25519Verifier();

    @Test
    void parse_everyMessage_givesAnEqualOne() throws DecodeException {
        assertThat(Enrolment.parse(Samples.enrolment(1).toBytes())).isEqualTo(Samples.enrolment(1));
        assertThat(Advertisement.parse(Samples.advertisement().toBytes())).isEqualTo(Samples.advertisement());
        assertThat(SignedDescriptor.parse(Samples.signedDescriptor().toBytes())).isEqualTo(Samples.signedDescriptor());
        assertThat(Shares.parse(Samples.shares().toBytes())).isEqualTo(Samples.shares());
        assertThat(Delivery.parse(Samples.delivery().toBytes())).isEqualTo(Samples.delivery());
        assertThat(Survivors.parse(Samples.survivors().toBytes())).isEqualTo(Samples.survivors());
        assertThat(Confirmation.parse(Samples.confirmation().toBytes())).isEqualTo(Samples.confirmation());
        assertThat(Confirmations.parse(Samples.confirmations().toBytes())).isEqualTo(Samples.confirmations());
        assertThat(RoundMemory.parse(Samples.memory().toBytes())).isEqualTo(Samples.memory());
        Unmasking unmasking = Unmasking.parse(Samples.unmasking().toBytes());
        assertThat(unmasking.unreadable()).containsExactly(2, 3);
        assertThat(unmasking.shares().get(1).kind()).isEqualTo(ShareKind.MASK_KEY);
        assertThat(unmasking.shares().get(1).share()[5]).isEqualTo((byte) 0xee);
    }

    @Test
    void enrolment_onlyTheAuthorityAndOnlyInTime_isValid() {
        Ed25519Signer authority = Ed25519Signer.create(TestRandomness.seeded(1));
        Ed25519Signer other = Ed25519Signer.create(TestRandomness.seeded(2));
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        Enrolment enrolment = Enrolment.issue(authority, Samples.enrolment(1).identity(), end);

        assertThat(enrolment.isValid(authority.identity(), end.minusSeconds(1), verifier))
                .isTrue();
        assertThat(enrolment.isValid(authority.identity(), end, verifier)).isFalse();
        assertThat(enrolment.isValid(other.identity(), end.minusSeconds(1), verifier))
                .isFalse();
        Enrolment longer = new Enrolment(enrolment.identity(), end.plusSeconds(1), enrolment.signature());
        assertThat(longer.isValid(authority.identity(), end.minusSeconds(1), verifier))
                .isFalse();
        Enrolment stolen = new Enrolment(Samples.enrolment(2).identity(), end, enrolment.signature());
        assertThat(stolen.isValid(authority.identity(), end.minusSeconds(1), verifier))
                .isFalse();
        assertThatThrownBy(() -> Enrolment.issue(authority, enrolment.identity(), end.plusNanos(1)))
                .hasMessageContaining("expected whole seconds");
    }

    @Test
    void participant_signature_coversRoundAndBothKeys() {
        Ed25519Signer client = Ed25519Signer.create(TestRandomness.seeded(3));
        Participant sample = Samples.participant(1);
        Enrolment enrolment = new Enrolment(
                client.identity(),
                sample.enrolment().notAfter(),
                sample.enrolment().signature());
        Participant signed = Participant.sign(client, enrolment, Samples.round(), sample.cipherKey(), sample.maskKey());

        assertThat(signed.signedFor(Samples.round(), verifier)).isTrue();
        assertThat(signed.signedFor(new RoundId(Samples.digest(0x70), 7, 3), verifier))
                .isFalse();
        assertThat(signed.signedFor(new RoundId(Samples.digest(0x70), 8, 2), verifier))
                .isFalse();
        assertThat(signed.signedFor(new RoundId(Samples.digest(0x71), 7, 2), verifier))
                .isFalse();
        assertThat(new Participant(enrolment, sample.maskKey(), sample.cipherKey(), signed.signature())
                        .signedFor(Samples.round(), verifier))
                .isFalse();
    }

    @Test
    void survivors_signedStatement_coversContextCohortAndMembers() {
        Survivors survivors = Samples.survivors();
        List<Survivors> others = List.of(
                new Survivors(new Context(Samples.digest(1)), 12, bits(0, 2, 3, 4, 9)),
                new Survivors(Samples.context(), 13, bits(0, 2, 3, 4, 9)),
                new Survivors(Samples.context(), 12, bits(0, 2, 3, 4)));
        for (Survivors other : others) {
            assertThat(other).isNotEqualTo(survivors);
            assertThat(other.statement().toBytes())
                    .isNotEqualTo(survivors.statement().toBytes());
        }
        assertThat(survivors.indices()).containsExactly(0, 2, 3, 4, 9);
        assertThat(survivors.count()).isEqualTo(5);
        assertThat(survivors.cohort()).isEqualTo(12);
        assertThat(survivors).hasToString("Survivors[5 of 12]").hasSameHashCodeAs(Samples.survivors());
        assertThatThrownBy(() -> new Survivors(Samples.context(), 9, bits(9)))
                .hasMessage("survivor 9: expected 0 to 8");
    }

    @Test
    void survivors_constructed_doNotChangeWithTheirArgument() {
        BitSet members = bits(1);
        Survivors survivors = new Survivors(Samples.context(), 5, members);
        members.set(2);
        assertThat(survivors.contains(2)).isFalse();
        assertThat(survivors.contains(1)).isTrue();
    }

    @Test
    void commitments_anyInputChanged_areOthers() {
        byte[] share = new byte[33];
        ShareCommitment commitment = ShareCommitment.to(share, Samples.context(), 1, 2, ShareKind.SELF_SEED);
        byte[] other = new byte[33];
        other[32] = 1;
        assertThat(List.of(
                        ShareCommitment.to(other, Samples.context(), 1, 2, ShareKind.SELF_SEED),
                        ShareCommitment.to(share, new Context(Samples.digest(9)), 1, 2, ShareKind.SELF_SEED),
                        ShareCommitment.to(share, Samples.context(), 2, 2, ShareKind.SELF_SEED),
                        ShareCommitment.to(share, Samples.context(), 1, 1, ShareKind.SELF_SEED),
                        ShareCommitment.to(share, Samples.context(), 1, 2, ShareKind.MASK_KEY)))
                .doesNotContain(commitment)
                .doesNotHaveDuplicates();
        SecretBytes seed = SecretBytes.take(new byte[32]);
        assertThat(Shares.commitmentTo(seed, Samples.context(), 1))
                .isNotEqualTo(Shares.commitmentTo(seed, Samples.context(), 2))
                .isNotEqualTo(Shares.commitmentTo(seed, new Context(Samples.digest(9)), 1))
                .isNotEqualTo(Shares.commitmentTo(
                        SecretBytes.copyOf(share).lengthBytes() == 33
                                ? SecretBytes.take(java.util.Arrays.copyOf(other, 32))
                                : seed,
                        new Context(Samples.digest(8)),
                        1));
    }

    @Test
    void descriptor_thatCannotBe_isRefused() {
        assertRefused("a cohort of 2: expected 3 to 5000", cohort -> cohort.subList(0, 2));
        assertRefused("participant 1 of the cohort", cohort -> {
            Collections.swap(cohort, 0, 1);
            return cohort;
        });
        assertRefused("participant 2 of the cohort", cohort -> {
            cohort.add(1, cohort.get(1));
            return cohort;
        });
        assertRefused("the cohort's advertised keys", cohort -> {
            Participant first = cohort.get(0);
            Participant second = cohort.get(1);
            cohort.set(1, new Participant(second.enrolment(), first.maskKey(), second.maskKey(), second.signature()));
            return cohort;
        });
        assertRefused("the cohort's advertised keys", cohort -> {
            Participant first = cohort.get(0);
            cohort.set(0, new Participant(first.enrolment(), first.maskKey(), first.maskKey(), first.signature()));
            return cohort;
        });
        assertRefused("4 neighbours of 4 clients", cohort -> cohort.subList(0, 4));
    }

    @Test
    void descriptor_termsThatCannotBe_areRefused() {
        RoundDescriptor d = Samples.descriptor();
        assertThatThrownBy(() -> with(d, new MaskingTerms(4, 3, 6), d.format(), d.expiresAt()))
                .hasMessage("minimum survivors 6: expected at most 5");
        assertThatThrownBy(() -> with(d, new MaskingTerms(3, 3, 4), d.format(), d.expiresAt()))
                .hasMessage("3 neighbours of 5 clients: expected 4, or even and less");
        VectorFormat narrow = new VectorFormat(5, List.of(SideValue.count("a")), 1, 16, 1 << 18, false, 9, 0);
        assertThatThrownBy(() -> with(d, d.masking(), narrow, d.expiresAt()))
                .hasMessage("span 262144: too little for sums of 5 clients at 16 bits");
        assertThatThrownBy(() -> with(d, d.masking(), d.format(), d.expiresAt().plusNanos(1)))
                .hasMessageContaining("expected whole seconds");
        assertThatThrownBy(() -> new MaskingTerms(4, 1, 4)).hasMessage("threshold 1: expected 2 to 4");
        assertThatThrownBy(() -> new MaskingTerms(4, 5, 5)).hasMessage("threshold 5: expected 2 to 4");
        assertThatThrownBy(() -> new MaskingTerms(4, 3, 2)).hasMessage("minimum survivors 2: expected 3 or more");
        assertThatThrownBy(() -> new TrainingTerms(Samples.digest(1), Samples.digest(2), 0, 1))
                .hasMessage("epochs 0: expected 1 to 1000");
        assertThatThrownBy(() -> new TrainingTerms(Samples.digest(1), Samples.digest(2), 1001, 1))
                .hasMessage("epochs 1001: expected 1 to 1000");
        assertThatThrownBy(() -> new TrainingTerms(Samples.digest(1), Samples.digest(2), 1, 0))
                .hasMessage("learning rate 0.0: expected above 0");
        assertThatThrownBy(() -> new TrainingTerms(Samples.digest(1), Samples.digest(2), 1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new RoundId(Samples.digest(1), 0, 1)).hasMessageContaining("round 0");
        assertThatThrownBy(() -> new RoundId(Samples.digest(1), 1, 0)).hasMessageContaining("attempt 0");
    }

    @Test
    void descriptor_keysAndIndices_areInOrder() {
        RoundDescriptor descriptor = Samples.descriptor();
        assertThat(descriptor.indexOf(Samples.participant(3).identity())).isEqualTo(3);
        assertThat(descriptor.indexOf(Samples.participant(9).identity())).isEqualTo(-1);
        assertThat(descriptor.advertisedKeys())
                .hasSize(10)
                .startsWith(
                        Samples.participant(0).cipherKey(),
                        Samples.participant(0).maskKey());
    }

    @Test
    void revealedShare_silentAndCopied() {
        byte[] share = new byte[33];
        RevealedShare revealed = new RevealedShare(3, ShareKind.MASK_KEY, share);
        share[0] = 1;
        revealed.share()[1] = 1;
        assertThat(revealed.share()).containsOnly(0);
        assertThat(revealed).hasToString("RevealedShare[MASK_KEY of 3]");
        byte[] high = new byte[33];
        high[0] = 2;
        assertThatThrownBy(() -> new RevealedShare(3, ShareKind.MASK_KEY, high))
                .hasMessage("a share of the secret of 3: expected a number below the modulus");
    }

    @Test
    void memory_seenRounds_areThoseUpToTheLastOfEachTask() {
        RoundMemory memory = RoundMemory.EMPTY.afterBeginning(round(1, 7, 2));
        assertThat(memory.hasSeen(round(1, 7, 2))).isTrue();
        assertThat(memory.hasSeen(round(1, 7, 1))).isTrue();
        assertThat(memory.hasSeen(round(1, 6, 9))).isTrue();
        assertThat(memory.hasSeen(round(1, 7, 3))).isFalse();
        assertThat(memory.hasSeen(round(1, 8, 1))).isFalse();
        assertThat(memory.hasSeen(round(2, 1, 1))).isFalse();
        assertThat(memory.afterBeginning(round(1, 8, 1)).seen()).containsExactly(round(1, 8, 1));
        assertThat(memory.afterBeginning(round(2, 1, 1)).seen()).hasSize(2);
    }

    @Test
    void memory_fullOfTasks_hasRoomForTheKnownAlone() {
        RoundMemory memory = RoundMemory.EMPTY;
        for (int task = 0; task < RoundMemory.MAXIMUM_TASKS; task++) {
            assertThat(memory.hasRoomFor(round(task, 1, 1))).isTrue();
            memory = memory.afterBeginning(round(task, 1, 1));
        }
        assertThat(memory.hasRoomFor(round(3, 2, 1))).isTrue();
        assertThat(memory.hasRoomFor(round(99, 1, 1))).isFalse();
        RoundMemory full = memory;
        assertThatThrownBy(() -> full.afterBeginning(round(99, 1, 1))).hasMessage("65 tasks: expected at most 64");
    }

    @Test
    void terms_atTheirBounds_areTaken() {
        assertThat(new MaskingTerms(2, 2, 2).threshold()).isEqualTo(2);
        for (int epochs : new int[] {1, 1000}) {
            assertThat(new TrainingTerms(Samples.digest(1), Samples.digest(2), epochs, Double.MIN_VALUE).epochs())
                    .isEqualTo(epochs);
        }
        RoundDescriptor d = Samples.descriptor();
        int clients = d.cohort().size();
        RoundDescriptor all = with(d, new MaskingTerms(clients - 1, 2, clients), d.format(), d.expiresAt());
        assertThat(all.masking().minimumSurvivors()).isEqualTo(clients);
        BitSet everybody = new BitSet();
        everybody.set(0, clients);
        assertThat(new Survivors(Samples.context(), clients, everybody).count()).isEqualTo(clients);
    }

    @Test
    void times_atTheirBounds_areRead() throws DecodeException {
        Enrolment sample = Samples.enrolment(1);
        for (Instant end : List.of(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"))) {
            Enrolment enrolment = new Enrolment(sample.identity(), end, sample.signature());
            assertThat(Enrolment.parse(enrolment.toBytes())).isEqualTo(enrolment);
        }
    }

    @Test
    void maskedVector_packed_addsWhatWasPacked() throws DecodeException {
        VectorLayout layout = Samples.format().layout();
        int[] words = new int[layout.words()];
        for (int i = 0; i < words.length; i++) {
            words[i] = 3 * i + 1;
        }
        MaskedVector packed = MaskedVector.pack(Samples.context(), words, layout);
        int[] sum = new int[words.length];
        MaskedVector.parse(packed.toBytes(), layout).addTo(sum, layout);
        assertThat(sum).containsExactly(words);
        assertThat(packed.context()).isEqualTo(Samples.context());
    }

    @Test
    void signedDescriptor_bySomebodyElse_isNot() {
        Ed25519Signer server = Ed25519Signer.create(TestRandomness.seeded(1));
        Ed25519Signer other = Ed25519Signer.create(TestRandomness.seeded(2));
        SignedDescriptor signed = SignedDescriptor.sign(server, Samples.descriptor());
        assertThat(signed.isSignedBy(server.identity(), new Ed25519Verifier())).isTrue();
        assertThat(signed.isSignedBy(other.identity(), new Ed25519Verifier())).isFalse();
    }

    @Test
    void memory_openedSums_areTheLastOfEachModelUpToALimit() {
        RoundMemory memory = RoundMemory.EMPTY;
        for (int model = 0; model <= RoundMemory.MAXIMUM_OPENED; model++) {
            memory = memory.afterOpening(opened(model, model));
        }
        assertThat(memory.opened()).hasSize(RoundMemory.MAXIMUM_OPENED);
        assertThat(memory.openedLike(opened(0, 9))).as("the oldest").isEmpty();
        assertThat(memory.openedLike(opened(1, 9))).contains(opened(1, 1));
        RoundMemory replaced = memory.afterOpening(opened(5, 77));
        assertThat(replaced.opened()).hasSize(RoundMemory.MAXIMUM_OPENED).contains(opened(5, 77));
        assertThat(replaced.openedLike(opened(5, 0))).contains(opened(5, 77));
        List<OpenedSum> tooMany = Collections.nCopies(RoundMemory.MAXIMUM_OPENED + 1, opened(1, 1));
        assertThatThrownBy(() -> new RoundMemory(List.of(), List.of(), tooMany))
                .hasMessage("257 sums opened: expected at most 256");
    }

    @Test
    void openedSum_ofOtherSurvivors_isAnother() {
        IdentityKey one = Samples.enrolment(1).identity();
        IdentityKey two = Samples.enrolment(2).identity();
        OpenedSum sum = OpenedSum.of(Samples.digest(2), List.of(one, two));
        assertThat(sum).isEqualTo(OpenedSum.of(Samples.digest(2), List.of(one, two)));
        assertThat(sum).isNotEqualTo(OpenedSum.of(Samples.digest(2), List.of(one)));
    }

    private static OpenedSum opened(int model, int survivors) {
        byte[] bytes = {(byte) (model >>> 8), (byte) model};
        return new OpenedSum(Digest.sha256(bytes), Samples.digest(survivors));
    }

    @Test
    void memory_differenceFrom_countsWhoIsInOneOnly() {
        RoundMemory memory = Samples.memory();
        assertThat(memory.differenceFrom(memory.lastCohort())).isZero();
        assertThat(memory.differenceFrom(List.of())).isEqualTo(2);
        assertThat(memory.differenceFrom(List.of(Samples.enrolment(1).identity())))
                .isEqualTo(1);
        assertThat(memory.differenceFrom(List.of(
                        Samples.enrolment(1).identity(), Samples.enrolment(3).identity())))
                .isEqualTo(2);
    }

    private static RoundId round(int task, int round, int attempt) {
        return new RoundId(Samples.digest(task), round, attempt);
    }

    private static BitSet bits(int... indices) {
        BitSet bits = new BitSet();
        for (int index : indices) {
            bits.set(index);
        }
        return bits;
    }

    private static RoundDescriptor with(
            RoundDescriptor d, MaskingTerms masking, VectorFormat format, Instant expiresAt) {
        return new RoundDescriptor(d.round(), d.training(), format, masking, expiresAt, d.cohort());
    }

    private static void assertRefused(String message, UnaryOperator<List<Participant>> change) {
        RoundDescriptor d = Samples.descriptor();
        List<Participant> cohort = change.apply(new ArrayList<>(d.cohort()));
        assertThatThrownBy(() ->
                        new RoundDescriptor(d.round(), d.training(), d.format(), d.masking(), d.expiresAt(), cohort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
