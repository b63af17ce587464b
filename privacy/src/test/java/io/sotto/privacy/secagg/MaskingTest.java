package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.codec.VectorLayout;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.secagg.message.MaskedVector;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a masked vector shows: nothing. And what is left of the secrets behind it: nothing. */
class MaskingTest {
    private static final int CLIENTS = 5;

    /** Chi-square over 256 bins for the low and the high byte of every element, and over each bit. */
    @Test
    void maskedVector_ofAConstantVector_isUniform() {
        RoundRun run = toShared(Federation.real(3, CLIENTS), 100_000);
        int[] constant = new int[run.format().vectorLength()];
        run.mask(0, run.delivery(0), constant);
        int[] elements = elements(run.vector(0), run);
        int bits = run.format().layout().wordBits();

        assertThat(chiSquare(elements, 0)).isBetween(150.0, 380.0);
        assertThat(chiSquare(elements, bits - 8)).isBetween(150.0, 380.0);
        assertEachBitIsEven(elements, bits);
        assertEachBitIsEven(lastThird(run.vector(0), run), run.format().layout().lowBits());
    }

    /** Neighbouring elements of a masked vector are as unrelated as random ones. */
    @Test
    void maskedVector_ofAConstantVector_hasNoSerialCorrelation() {
        RoundRun run = toShared(Federation.real(3, CLIENTS), 100_000);
        run.mask(0, run.delivery(0), new int[run.format().vectorLength()]);
        int[] elements = elements(run.vector(0), run);
        double middle = (1 << run.format().layout().wordBits()) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = 1; i < elements.length; i++) {
            products += (elements[i] - middle) * (elements[i - 1] - middle);
            squares += (elements[i] - middle) * (elements[i] - middle);
        }
        assertThat(products / squares).isBetween(-0.015, 0.015);
    }

    /** The mask is what is left when the vector is taken off; here the vector is zero. */
    @Test
    void masks_ofTwoRunsAndOfTwoClients_haveNothingInCommon() {
        Set<Integer> seen = new HashSet<>();
        int total = 0;
        for (long seed : new long[] {1, 2}) {
            RoundRun run = toShared(Federation.real(seed, CLIENTS), 200);
            for (int client = 0; client < CLIENTS; client++) {
                run.mask(client, run.delivery(client), new int[run.format().vectorLength()]);
                for (int element : elements(run.vector(client), run)) {
                    seen.add(element);
                    total++;
                }
            }
        }
        assertThat(total - seen.size())
                .as("repeated words of 25 bits among 1340: by chance none")
                .isLessThan(3);
    }

    /** Fixed randomness makes the same keys in both rounds; the terms differ, and that alone changes every mask. */
    @Test
    void masks_ofTheSameKeysUnderOtherTerms_areOthers() {
        Federation federation = Federation.real(1, CLIENTS);
        List<int[]> sent = new ArrayList<>();
        for (int modelLength : new int[] {200, 201}) {
            RoundRun run = toShared(federation, modelLength);
            run.mask(0, run.delivery(0), new int[run.format().vectorLength()]);
            sent.add(elements(run.vector(0), run));
        }
        long same = IntStream.range(0, 130)
                .filter(i -> sent.get(0)[i] == sent.get(1)[i])
                .count();
        assertThat(same).isLessThan(3);
    }

    @Test
    void unmask_done_everySecretIsWiped() {
        RoundRun run = toShared(Federation.real(4, CLIENTS), 3);
        List<SecretBytes> secrets = secrets(run.sharing.get(2).secrets());
        run.mask(client -> true, zeros(run));
        secrets.addAll(run.masking.get(2).secrets().heldShares().values());
        run.confirm(client -> true);
        assertThat(secrets).hasSize(3 + 4 + 4).noneMatch(SecretBytes::isWiped);
        run.unmask(client -> true);
        assertThat(secrets).allMatch(SecretBytes::isWiped);
    }

    @Test
    void abort_atAnyStep_wipesEverySecret() {
        RoundRun run = toShared(Federation.real(4, CLIENTS), 3);
        run.mask(client -> true, zeros(run));
        List<SecretBytes> secrets = secrets(run.masking.get(2).secrets());
        run.confirm(2, new Survivors(run.view().context(), CLIENTS, new java.util.BitSet()));
        assertThat(run.refusals.get(2).reason()).isEqualTo(AbortReason.WRONG_SURVIVORS);
        assertThat(secrets).allMatch(SecretBytes::isWiped);
    }

    @Test
    void close_anyPhase_wipesEverySecretAndEndsTheRound() {
        RoundRun run = toShared(Federation.real(4, CLIENTS), 3);
        List<SecretBytes> secrets = secrets(run.sharing.get(1).secrets());
        run.sharing.get(1).close();
        assertThat(secrets).allMatch(SecretBytes::isWiped);
        run.mask(1, run.delivery(1), new int[run.format().vectorLength()]);
        assertThat(run.refusals.get(1).reason()).isEqualTo(AbortReason.ASKED_TWICE);
    }

    @Test
    void mask_vectorHandedIn_isNotLeftBehind() {
        RoundRun run = toShared(Federation.real(4, CLIENTS), 3);
        int[] vector = {7, 7, 7, 7, 7};
        run.sharing.get(0).maskEncoded(run.delivery(0), vector);
        assertThat(vector).containsOnly(0);
    }

    @Test
    void memory_growsWithTheRound() {
        RoundRun run = toShared(Federation.real(4, CLIENTS), 3);
        RoundMemory begun = run.sharing.get(0).memory();
        assertThat(begun.hasSeen(Federation.ROUND)).isTrue();
        assertThat(begun.lastCohort()).isEmpty();
        run.mask(client -> true, zeros(run));
        run.confirm(client -> true);
        run.unmask(client -> true);
        RoundMemory ended = run.unmasking.get(0).memory();
        assertThat(ended.hasSeen(Federation.ROUND)).isTrue();
        assertThat(ended.lastCohort()).hasSize(CLIENTS).isSorted();
        assertThat(run.sharing.get(0).verdict().warnings())
                .extracting(Object::toString)
                .containsExactly("cohort: the round asks for 5, this device allows at least 20");
    }

    private static RoundRun toShared(Federation federation, int modelLength) {
        RoundRun run = new RoundRun(federation, Federation.plan(modelLength));
        run.advertise(device -> true, DevicePolicy.STANDARD);
        run.describe();
        run.share(client -> true);
        return run;
    }

    private static List<int[]> zeros(RoundRun run) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> new int[run.format().vectorLength()])
                .toList();
    }

    private static List<SecretBytes> secrets(RoundSecrets secrets) {
        List<SecretBytes> all = new ArrayList<>(List.of(secrets.cipherKey(), secrets.maskKey(), secrets.selfSeed()));
        all.addAll(secrets.openingKeys().values());
        return all;
    }

    /** The words of whole length: the last third has few bits. */
    private static int[] elements(MaskedVector vector, RoundRun run) {
        int[] words = words(vector, run);
        return Arrays.copyOf(words, words.length / 3 * 2);
    }

    private static int[] lastThird(MaskedVector vector, RoundRun run) {
        int[] words = words(vector, run);
        return Arrays.copyOfRange(words, words.length / 3 * 2, words.length);
    }

    private static int[] words(MaskedVector vector, RoundRun run) {
        VectorLayout layout = run.format().layout();
        int[] words = new int[layout.words()];
        vector.addTo(words, layout);
        return words;
    }

    private static void assertEachBitIsEven(int[] words, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int position = bit;
            long ones = IntStream.of(words)
                    .filter(word -> (word >>> position & 1) == 1)
                    .count();
            assertThat((double) ones / words.length).as("bit %d", bit).isBetween(0.49, 0.51);
        }
    }

    private static double chiSquare(int[] elements, int shift) {
        int[] counts = new int[256];
        for (int element : elements) {
            counts[element >>> shift & 0xff]++;
        }
        double expected = elements.length / 256.0;
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }
}
