package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.codec.BitPacking;
import io.sotto.privacy.codec.Rotation;
import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.codec.VectorLayout;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.KeyStream;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.secagg.graph.GraphSeed;
import io.sotto.privacy.secagg.graph.NeighbourGraph;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.Samples;
import io.sotto.privacy.secagg.message.ShareCommitment;
import io.sotto.privacy.secagg.message.ShareKind;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.sharing.Shamir;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that two implementations must derive alike, against answers that another one gave. */
class KnownAnswersTest {
    private static final Properties ANSWERS = new Properties();
    private static final Context CONTEXT = new Context(Digest.of(repeated(0xc0)));

    private final Primitives primitives = Primitives.standard();
    private final RoundKeys keys = new RoundKeys(primitives, CONTEXT);

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = KnownAnswersTest.class.getResourceAsStream("/golden/known-answers.properties")) {
            ANSWERS.load(Objects.requireNonNull(in));
        }
    }

    @Test
    void keys_ofAPair_matchAndAreTheSameOnBothSides() {
        AgreementKey cipher0 = publicKey(1);
        AgreementKey mask0 = publicKey(2);
        AgreementKey cipher1 = publicKey(4);
        AgreementKey mask1 = publicKey(5);

        assertAnswer("agreement-key.cipher-0", cipher0.toBytes());
        assertAnswer("agreement-key.mask-0", mask0.toBytes());
        SecretBytes agreed = keys.agree(secret(1), cipher1);
        assertThat(agreed).isEqualTo(keys.agree(secret(4), cipher0));
        assertAnswer("sealing-key.0-to-1", keys.sealing(agreed, 0, 1).reveal());
        assertAnswer("sealing-key.1-to-0", keys.sealing(agreed, 1, 0).reveal());
        assertAnswer("mask-key.pair-0-1", keys.pairMask(secret(2), mask1, 0, 1).reveal());
        assertAnswer("mask-key.pair-0-1", keys.pairMask(secret(5), mask0, 1, 0).reveal());
        assertAnswer("mask-key.self-0", keys.selfMask(secret(3), 0).reveal());
    }

    @Test
    void masks_firstWords_match() {
        assertAnswer("mask-words.pair-0-1", words(keys.pairMask(secret(2), publicKey(5), 0, 1)));
        assertAnswer("mask-words.self-0", words(keys.selfMask(secret(3), 0)));
    }

    @Test
    void sealAndCommitments_match() {
        byte[] first = new byte[33];
        Arrays.fill(first, 1, 33, (byte) 0x55);
        byte[] second = new byte[33];
        second[0] = 1;
        ShareCommitment ofSeed = ShareCommitment.to(first, CONTEXT, 0, 1, ShareKind.SELF_SEED);
        ShareCommitment ofKey = ShareCommitment.to(second, CONTEXT, 0, 1, ShareKind.MASK_KEY);
        byte[] both = Arrays.copyOf(first, 66);
        System.arraycopy(second, 0, both, 33, 33);

        assertAnswer("commitment.self-seed-share", ofSeed.toBytes());
        assertAnswer("commitment.mask-key-share", ofKey.toBytes());
        assertAnswer(
                "commitment.self-seed",
                Shares.commitmentTo(secret(3), CONTEXT, 0).toBytes());
        SecretBytes sealingKey = keys.sealing(keys.agree(secret(1), publicKey(4)), 0, 1);
        assertAnswer("sealed.0-to-1", primitives.aead().seal(sealingKey, SharePacket.sealContext(ofSeed, ofKey), both));
    }

    @Test
    void signatures_match() {
        Ed25519Signer client = new Ed25519Signer(secret(7));
        Ed25519Signer authority = new Ed25519Signer(secret(8));
        Ed25519Signer server = new Ed25519Signer(secret(9));
        Enrolment enrolment = Enrolment.issue(authority, client.identity(), Instant.parse("2027-01-01T00:00:00Z"));
        RoundId round = new RoundId(Digest.of(repeated(0x70)), 7, 2);
        BitSet members = new BitSet();
        members.set(0);
        members.set(2, 5);
        members.set(9);
        RoundDescriptor descriptor = Samples.descriptor();

        assertAnswer("identity.7", client.identity().toBytes());
        assertAnswer("signature.enrolment", enrolment.signature().toBytes());
        assertAnswer(
                "signature.advertise",
                Participant.sign(client, enrolment, round, publicKey(1), publicKey(2))
                        .signature()
                        .toBytes());
        assertAnswer(
                "signature.survivors",
                client.sign(new Survivors(CONTEXT, 12, members).statement()).toBytes());
        assertAnswer("context.descriptor", Context.of(descriptor).toBytes());
        assertAnswer(
                "signature.descriptor",
                SignedDescriptor.sign(server, descriptor).signature().toBytes());
    }

    @Test
    void ringAndNeighbours_ofSixtyClients_match() {
        List<AgreementKey> keys = IntStream.range(0, 60)
                .boxed()
                .flatMap(i -> Stream.of(AgreementKey.of(repeated(i)), AgreementKey.of(repeated(100 + i))))
                .toList();
        GraphSeed seed = GraphSeed.of(keys);
        int[] ring = numbers("graph.ring");

        assertAnswer("graph.seed", seed.digest().toBytes());
        NeighbourGraph circle =
                NeighbourGraph.of(60, 2, seed, primitives.streams().get());
        for (int i = 0; i < 60; i++) {
            assertThat(circle.neighbours(ring[i]))
                    .as("beside client %d", ring[i])
                    .containsExactlyInAnyOrder(ring[(i + 59) % 60], ring[(i + 1) % 60]);
        }
        NeighbourGraph graph =
                NeighbourGraph.of(60, 20, seed, primitives.streams().get());
        assertThat(graph.neighbours(7)).containsExactly(numbers("graph.neighbours-of-7"));
    }

    /** The transforms divide by eight, so that every element is exact. */
    @Test
    void rotation_signsAndVector_match() {
        byte[] purpose = "sotto rotation v1".getBytes(StandardCharsets.US_ASCII);
        float[] vector = new float[70];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = i + 1;
        }

        new Rotation(CONTEXT.digest(), 70, primitives.streams().get()).apply(vector);

        assertAnswer(
                "rotation.sign-words",
                words(SecretBytes.take(Digest.sha256(purpose, CONTEXT.toBytes()).toBytes())));
        String rotated = IntStream.range(0, vector.length)
                .mapToObj(i -> String.valueOf(vector[i]))
                .collect(Collectors.joining(" "));
        assertThat(rotated).isEqualTo(ANSWERS.getProperty("rotation.rotated"));
    }

    @Test
    void sharesAndPackedElements_match() {
        byte[] largest = new byte[33];
        largest[0] = 1;
        Iterator<byte[]> coefficients = List.of(
                        ByteBuffer.allocate(33).put(1, repeated(0xaa)).array(), largest)
                .iterator();
        byte[][] shares = Shamir.split(
                secret(3), 3, new int[] {1, 5, 60}, target -> System.arraycopy(coefficients.next(), 0, target, 0, 33));

        assertAnswer("share.of-index-0", shares[0]);
        assertAnswer("share.of-index-4", shares[1]);
        assertAnswer("share.of-index-59", shares[2]);

        byte[] packed = new byte[12];
        BitPacking.pack(new int[] {1, 2, 0x7ffff, 0x12345, 0}, 0, 5, 19, packed, 0);
        assertAnswer("packed.19-bits", packed);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 196_606, 327_676, 6_553_501, 8_388_608, 65_535_001, 4_294_967_295L})
    void layout_ofASpan_matches(long span) {
        VectorLayout layout = format(1, span).layout();
        int[] unit = layout.spread(new int[] {0, 0, 1});

        assertThat(new long[] {
                    layout.wordBits(),
                    layout.lowBits(),
                    Integer.toUnsignedLong(unit[0]),
                    Integer.toUnsignedLong(unit[1])
                })
                .containsExactly(
                        Arrays.stream(ANSWERS.getProperty("layout." + span).split(" "))
                                .mapToLong(Long::parseLong)
                                .toArray());
    }

    @Test
    void spreadElements_match() {
        VectorLayout layout = format(4, 6_553_501).layout();
        byte[] packed = new byte[layout.packedBytes()];
        layout.pack(layout.spread(new int[] {1, -2, 3_276_750, -3_276_750, 77_777, 6_553_500}), packed, 0);
        assertAnswer("spread.6553501", packed);
    }

    private static VectorFormat format(int modelLength, long span) {
        return new VectorFormat(modelLength, List.of(SideValue.count("hits")), 1, 2, span, false, 1, 0);
    }

    private static int[] numbers(String name) {
        return Arrays.stream(ANSWERS.getProperty(name).split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private byte[] words(SecretBytes key) {
        KeyStream stream = primitives.streams().get();
        stream.start(key);
        int[] words = new int[4];
        stream.fill(words);
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(words);
        return bytes.array();
    }

    private AgreementKey publicKey(int octet) {
        return primitives.agreement().publicKey(secret(octet));
    }

    private static SecretBytes secret(int octet) {
        return SecretBytes.take(repeated(octet));
    }

    private static byte[] repeated(int octet) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) octet);
        return bytes;
    }

    private static void assertAnswer(String name, byte[] found) {
        assertThat(HexFormat.of().formatHex(found)).as(name).isEqualTo(ANSWERS.getProperty(name));
    }
}
