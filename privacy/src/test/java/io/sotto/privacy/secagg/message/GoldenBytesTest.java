package io.sotto.privacy.secagg.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The present version of every byte form, kept in files: a change of a form must be a new version. */
class GoldenBytesTest {
    static Stream<Map.Entry<String, Codecs.Entry>> all() {
        return Codecs.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void toBytes_ofTheSample_isTheGoldenFile(Map.Entry<String, Codecs.Entry> message) throws IOException {
        assertThat(HexFormat.of().formatHex(message.getValue().sample())).isEqualTo(golden(message.getKey()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void parse_theGoldenFile_givesTheSample(Map.Entry<String, Codecs.Entry> message)
            throws IOException, DecodeException {
        byte[] bytes = HexFormat.of().parseHex(golden(message.getKey()));
        assertThat(message.getValue().codec().rewrite(bytes)).isEqualTo(bytes);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream("/golden/" + name + ".hex")) {
            byte[] text = Objects.requireNonNull(in, "no golden file " + name).readAllBytes();
            return new String(text, StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }
}
