package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.SealedShares;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.message.Unmasking;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Eight devices, a server, and the tampering that attacks are made of. */
abstract class AttackScene {
    static final int CLIENTS = 8;
    static final int VICTIM = 0;

    final Federation federation = Federation.real(1, CLIENTS);
    final RoundRun run = new RoundRun(federation, Federation.plan(20));

    RoundDescriptor advertised() {
        run.advertise(device -> true, DevicePolicy.STANDARD);
        return run.describe();
    }

    void policy(UnaryOperator<DevicePolicy> change) {
        run.advertise(device -> true, change.apply(DevicePolicy.STANDARD));
    }

    void toMasked() {
        advertised();
        run.share(client -> true);
        run.mask(
                client -> true,
                IntStream.range(0, CLIENTS).mapToObj(i -> ones()).toList());
    }

    void toConfirmed() {
        toMasked();
        run.confirm(client -> true);
    }

    /** From shares that the server has taken to revealed ones. */
    RoundRun continued() {
        run.closeSharesTaken();
        run.mask(
                client -> true,
                IntStream.range(0, CLIENTS).mapToObj(i -> ones()).toList());
        run.confirm(client -> true);
        run.unmask(client -> true);
        return run;
    }

    IdentityKey identity(int client) {
        return run.descriptor().cohort().get(client).identity();
    }

    String name(int client) {
        return "client " + identity(client).abbreviated();
    }

    Context context() {
        return Context.of(run.descriptor());
    }

    int[] zeros() {
        return new int[run.format().vectorLength()];
    }

    int[] ones() {
        int[] ones = zeros();
        Arrays.fill(ones, 1);
        return ones;
    }

    void assertLow(int[] sum, int expected) {
        assertThat(sum).containsOnly(expected);
    }

    Survivors survivorsWithout(int client) {
        BitSet members = new BitSet();
        members.set(0, CLIENTS);
        members.clear(client);
        return new Survivors(context(), CLIENTS, members);
    }

    List<String> refusals(RoundDescriptor descriptor, List<IdentityKey> lastCohort) {
        return DevicePolicy.STANDARD.judge(descriptor, RoundMemory.EMPTY.afterRevealing(lastCohort)).refusals().stream()
                .map(Object::toString)
                .toList();
    }

    /** One share of each honest neighbour, two of each corrupt one. */
    static int neighbourSharesOnOffer(int neighbours, int corrupt) {
        return neighbours + corrupt;
    }

    static Delivery withFlippedBit(Delivery delivery) {
        List<SharePacket> packets = new ArrayList<>(delivery.packets());
        SharePacket first = packets.get(0);
        byte[] sealed = first.sealed().toBytes();
        sealed[40] ^= 4;
        packets.set(0, new SharePacket(first.peer(), SealedShares.of(sealed), first.selfSeed(), first.maskKey()));
        return new Delivery(delivery.context(), packets);
    }

    Delivery deliveryTo(int client, Context context) {
        List<SharePacket> packets = new ArrayList<>();
        for (int from = 0; from < CLIENTS; from++) {
            if (from != client) {
                int sender = from;
                run.sharing.get(from).message().packets().stream()
                        .filter(packet -> packet.peer() == client)
                        .forEach(packet -> packets.add(packet.withPeer(sender)));
            }
        }
        return new Delivery(context, packets);
    }

    Unmasking unmaskedByAll(ClientConsistency client, Context context, BitSet all) {
        Survivors survivors = new Survivors(context, CLIENTS, all);
        List<Confirmations.Entry> entries = IntStream.range(2, CLIENTS)
                .mapToObj(peer ->
                        new Confirmations.Entry(peer, federation.signer(peer).sign(survivors.statement())))
                .toList();
        return client.unmask(new Confirmations(context, entries)).message();
    }

    /** The pair masks of the victim under a descriptor, as a server that knew the victim's key would derive them. */
    List<String> unmaskingKeys(RoundDescriptor descriptor) {
        RoundKeys keys = new RoundKeys(federation.primitives(), Context.of(descriptor));
        return IntStream.range(1, CLIENTS)
                .mapToObj(peer -> {
                    try (SecretBytes secret = SecretBytes.copyOf(new byte[32]);
                            SecretBytes key = keys.pairMask(
                                    secret, descriptor.cohort().get(peer).maskKey(), VICTIM, peer)) {
                        return java.util.HexFormat.of().formatHex(key.reveal());
                    }
                })
                .toList();
    }

    Participant invented(Signer authority, long seed) {
        Signer client = Ed25519Signer.create(TestRandomness.seeded(seed));
        return Participant.sign(
                client,
                Enrolment.issue(authority, client.identity(), Federation.END),
                Federation.ROUND,
                newKey(),
                newKey());
    }

    long keySeed = 1000;

    AgreementKey newKey() {
        try (SecretBytes secret = SecretBytes.random(32, TestRandomness.seeded(keySeed++))) {
            return federation.primitives().agreement().publicKey(secret);
        }
    }

    void assertVictimRefuses(RoundDescriptor descriptor, AbortReason reason, String... words) {
        run.offer(client -> client == VICTIM, SignedDescriptor.sign(federation.server(), descriptor));
        assertVictimRefused(reason, words);
    }

    void assertVictimRefused(AbortReason reason, String... words) {
        assertThat(run.refusals.has(VICTIM)).as("the victim refused").isTrue();
        RoundAbortedException refusal = run.refusals.get(VICTIM);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(words).allSatisfy(part -> assertThat(refusal).hasMessageContaining(part));
    }

    static void assertAborts(
            AbortReason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RoundAbortedException.class,
                        aborted -> assertThat(aborted.reason()).isEqualTo(reason))
                .satisfies(aborted ->
                        assertThat(words).allSatisfy(part -> assertThat(aborted).hasMessageContaining(part)));
    }

    static void assertRefused(Admission admission, Admission.Reason reason) {
        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    static RoundDescriptor withParticipant(RoundDescriptor descriptor, int index, UnaryOperator<Participant> change) {
        List<Participant> cohort = new ArrayList<>(descriptor.cohort());
        cohort.set(index, change.apply(cohort.get(index)));
        return new RoundDescriptor(
                descriptor.round(),
                descriptor.training(),
                descriptor.format(),
                descriptor.masking(),
                descriptor.expiresAt(),
                cohort);
    }

    static RoundDescriptor withCohort(RoundDescriptor descriptor, List<Participant> cohort) {
        return Federation.plan(20).describe(descriptor.round(), descriptor.training(), cohort, Federation.NOW);
    }

    static RoundDescriptor withTraining(RoundDescriptor descriptor, TrainingTerms training) {
        return new RoundDescriptor(
                descriptor.round(),
                training,
                descriptor.format(),
                descriptor.masking(),
                descriptor.expiresAt(),
                descriptor.cohort());
    }

    static RoundDescriptor withMasking(RoundDescriptor descriptor, MaskingTerms masking) {
        return new RoundDescriptor(
                descriptor.round(),
                descriptor.training(),
                descriptor.format(),
                masking,
                descriptor.expiresAt(),
                descriptor.cohort());
    }

    static RoundDescriptor withFormat(RoundDescriptor descriptor, double clipNorm, int weightCap, double noise) {
        VectorFormat before = descriptor.format();
        VectorFormat format = new VectorFormat(
                before.modelLength(),
                before.sideValues(),
                clipNorm,
                before.inputBits(),
                before.span(),
                before.rotated(),
                weightCap,
                noise);
        return new RoundDescriptor(
                descriptor.round(),
                descriptor.training(),
                format,
                descriptor.masking(),
                descriptor.expiresAt(),
                descriptor.cohort());
    }
}
