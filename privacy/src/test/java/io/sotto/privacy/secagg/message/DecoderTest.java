package io.sotto.privacy.secagg.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes give a message, and then the same bytes again, or a typed error; nothing else. */
class DecoderTest {
    static Stream<Map.Entry<String, Codecs.Entry>> all() {
        return Codecs.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void parse_cutShortAnywhere_isATypedError(Map.Entry<String, Codecs.Entry> message) {
        byte[] sample = message.getValue().sample();
        for (int length = 0; length < sample.length; length++) {
            byte[] cut = Arrays.copyOf(sample, length);
            assertThatThrownBy(() -> message.getValue().codec().rewrite(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(DecodeException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void parse_withAByteMore_isATypedError(Map.Entry<String, Codecs.Entry> message) {
        byte[] longer =
                Arrays.copyOf(message.getValue().sample(), message.getValue().sample().length + 1);
        assertThatThrownBy(() -> message.getValue().codec().rewrite(longer)).isInstanceOf(DecodeException.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void parse_otherHead_isATypedError(Map.Entry<String, Codecs.Entry> message) {
        for (int position = 0; position < 4; position++) {
            byte[] changed = message.getValue().sample().clone();
            changed[position] += 1;
            assertThatThrownBy(() -> message.getValue().codec().rewrite(changed))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("expected");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void parse_randomChanges_giveTheSameBytesOrATypedError(Map.Entry<String, Codecs.Entry> message) {
        Random random = new Random(message.getKey().hashCode());
        for (int trial = 0; trial < 3000; trial++) {
            byte[] changed = mutated(message.getValue().sample(), random);
            assertRewritesOrRefuses(message.getValue().codec(), changed);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void parse_randomBytesAfterTheHead_giveATypedErrorOrTheSameBytes(Map.Entry<String, Codecs.Entry> message) {
        Random random = new Random(message.getKey().hashCode());
        for (int trial = 0; trial < 1000; trial++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            System.arraycopy(message.getValue().sample(), 0, bytes, 0, Math.min(4, bytes.length));
            assertRewritesOrRefuses(message.getValue().codec(), bytes);
        }
    }

    /** A count that promises more than there is must not make room for it. */
    @Test
    void parse_hugeCount_isRefusedBeforeAnythingIsAllocated() {
        byte[] shares = Samples.shares().toBytes();
        shares[68] = 0x13;
        shares[69] = (byte) 0x88;
        assertThatThrownBy(() -> Shares.parse(shares)).hasMessageContaining("number of packets 5000: expected 0 to 4");
    }

    /** Every length and count at its largest, and nothing behind it. */
    @ParameterizedTest
    @MethodSource("all")
    void parse_onesAfterTheHead_asksForLittleMemory(Map.Entry<String, Codecs.Entry> message) {
        for (int length : new int[] {4, 40, 72, 200, 1000}) {
            byte[] ones = new byte[length];
            Arrays.fill(ones, (byte) 0xff);
            System.arraycopy(message.getValue().sample(), 0, ones, 0, 4);
            assertRewritesOrRefuses(message.getValue().codec(), ones);
        }
    }

    @Test
    void parse_tooManyBytes_isRefusedUnread() {
        assertThatThrownBy(() -> Confirmation.parse(new byte[1 << 20]))
                .hasMessage("CONFIRMATION of 1048576 bytes: expected at most 100");
    }

    @Test
    void parse_ofAnotherVersion_saysSo() {
        byte[] bytes = Samples.confirmation().toBytes();
        bytes[3] = 2;
        assertThatThrownBy(() -> Confirmation.parse(bytes)).hasMessage("version 2: expected 1");
    }

    private static void assertRewritesOrRefuses(Codecs.Codec codec, byte[] bytes) {
        long before = Allocations.soFar();
        try {
            assertThat(codec.rewrite(bytes.clone())).isEqualTo(bytes);
        } catch (DecodeException e) {
            assertThat(e).hasMessageMatching("(?s).{5,}");
        } catch (RuntimeException e) {
            fail("%s on %s", e, Arrays.toString(bytes));
        }
        assertThat(Allocations.soFar() - before).isLessThan(Allocations.limitFor(bytes));
    }

    private static byte[] mutated(byte[] sample, Random random) {
        byte[] changed = Arrays.copyOf(sample, sample.length + (random.nextInt(4) == 0 ? random.nextInt(9) - 4 : 0));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && changed.length > 4; i++) {
            int position = 4 + random.nextInt(changed.length - 4);
            changed[position] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (random.nextInt(3) - 1);
        }
        return changed;
    }
}
