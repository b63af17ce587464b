package io.sotto.privacy.secagg.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;

/**
 * Coverage-guided fuzzing of every decoder: any bytes give a message or a typed error, and ask for little memory. In the
 * suite it runs on the seeds kept beside it; with JAZZER_FUZZ=1 it searches on (see CONTRIBUTING.md).
 */
class DecoderFuzzTest {
    private static final List<Codecs.Codec> CODECS =
            Codecs.all().values().stream().map(Codecs.Entry::codec).toList();

    /** @param data the first byte chooses the decoder */
    @FuzzTest(maxDuration = "60s")
    void parse_anyBytes_givesTheSameBytesOrATypedError(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] message = Arrays.copyOfRange(data, 1, data.length);
        Codecs.Codec codec = CODECS.get((data[0] & 0xff) % CODECS.size());
        requireSameBytesOrTypedError(codec, message);
        // Only now: the first time, classes are loaded and instrumented as well.
        long before = Allocations.soFar();
        requireSameBytesOrTypedError(codec, message);
        assertThat(Allocations.soFar() - before).isLessThan(Allocations.limitFor(message));
    }

    private static void requireSameBytesOrTypedError(Codecs.Codec codec, byte[] message) {
        try {
            assertThat(codec.rewrite(message.clone())).isEqualTo(message);
        } catch (DecodeException e) {
            assertThat(e).hasMessageMatching("(?s).{5,}");
        }
    }
}
