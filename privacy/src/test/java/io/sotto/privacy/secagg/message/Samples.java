package io.sotto.privacy.secagg.message;

import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Octets;
import io.sotto.privacy.crypto.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/** One message of each kind, made of recognisable bytes. Signatures and keys mean nothing. */
public final class Samples {
    private Samples() {}

    /** A string of one octet over and over. */
    static <T extends Octets> T octets(Function<byte[], T> type, int length, int octet) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) octet);
        return type.apply(bytes);
    }

    static Digest digest(int octet) {
        return octets(Digest::of, 32, octet);
    }

    static Signature signature(int octet) {
        return octets(Signature::of, 64, octet);
    }

    static Context context() {
        return new Context(digest(0xc0));
    }

    static RoundId round() {
        return new RoundId(digest(0x70), 7, 2);
    }

    static Enrolment enrolment(int client) {
        return new Enrolment(
                octets(IdentityKey::of, 32, 0x10 + client),
                Instant.parse("2027-01-01T00:00:00Z"),
                signature(0x20 + client));
    }

    static EnrolmentCard enrolmentCard() {
        return new EnrolmentCard(enrolment(1), octets(IdentityKey::of, 32, 0x18), octets(IdentityKey::of, 32, 0x19));
    }

    static Participant participant(int client) {
        return new Participant(
                enrolment(client),
                octets(AgreementKey::of, 32, 0x30 + client),
                octets(AgreementKey::of, 32, 0x40 + client),
                signature(0x50 + client));
    }

    public static Advertisement advertisement() {
        return new Advertisement(round(), participant(1));
    }

    public static VectorFormat format() {
        return new VectorFormat(
                5, List.of(SideValue.count("hits"), new SideValue("loss", 0.001)), 2.5, 16, 327_676, true, 1000, 0.0);
    }

    public static RoundDescriptor descriptor() {
        return new RoundDescriptor(
                round(),
                new TrainingTerms(digest(0x71), digest(0x72), 3, 0.05),
                format(),
                new MaskingTerms(4, 3, 4),
                Instant.parse("2026-11-20T12:10:00Z"),
                List.of(participant(0), participant(1), participant(2), participant(3), participant(4)));
    }

    public static SignedDescriptor signedDescriptor() {
        return new SignedDescriptor(descriptor(), signature(0x60));
    }

    static SharePacket packet(int peer) {
        return new SharePacket(
                peer,
                octets(SealedShares::of, SealedShares.BYTES, 0x80 + peer),
                octets(ShareCommitment::of, ShareCommitment.BYTES, 0x90 + peer),
                octets(ShareCommitment::of, ShareCommitment.BYTES, 0xa0 + peer));
    }

    public static Shares shares() {
        return new Shares(context(), digest(0xb0), List.of(packet(0), packet(2), packet(3), packet(4)));
    }

    public static Delivery delivery() {
        return new Delivery(context(), List.of(packet(0), packet(2), packet(4)));
    }

    public static MaskedVector maskedVector() {
        return MaskedVector.pack(
                context(), new int[] {1, -1, 2, 0x7ffff, 0x40000, 3, 0x12345, 0, 5}, format().layout());
    }

    public static Survivors survivors() {
        BitSet members = new BitSet();
        members.set(0);
        members.set(2, 5);
        members.set(9);
        return new Survivors(context(), 12, members);
    }

    public static Confirmation confirmation() {
        return new Confirmation(context(), signature(0x61));
    }

    public static Confirmations confirmations() {
        return new Confirmations(
                context(),
                List.of(new Confirmations.Entry(0, signature(0x62)), new Confirmations.Entry(300, signature(0x63))));
    }

    public static Unmasking unmasking() {
        byte[] first = new byte[33];
        first[0] = 1;
        first[31] = 1;
        byte[] second = new byte[33];
        Arrays.fill(second, 1, 33, (byte) 0xee);
        return new Unmasking(
                context(),
                List.of(
                        new RevealedShare(0, ShareKind.SELF_SEED, first),
                        new RevealedShare(4, ShareKind.MASK_KEY, second)),
                List.of(2, 3));
    }

    public static RoundMemory memory() {
        return new RoundMemory(
                List.of(round(), new RoundId(digest(0x73), 1, 1)),
                List.of(octets(IdentityKey::of, 32, 0x11), octets(IdentityKey::of, 32, 0x12)),
                List.of(new OpenedSum(digest(0x71), digest(0x72))));
    }
}
