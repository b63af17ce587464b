package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 9110, 14.1.2, whose whole has 10,000 bytes, and their neighbours. */
class ByteRangeTest {
    private static final long BYTES = 10_000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-499, 0, 499",
        "bytes=500-999, 500, 999",
        "bytes=-500, 9500, 9999",
        "bytes=9500-, 9500, 9999",
        "bytes=0-0, 0, 0",
        "bytes=9999-, 9999, 9999",
        "bytes=9000-20000, 9000, 9999",
        "bytes=-20000, 0, 9999",
        "bytes=0-, 0, 9999",
    })
    void range_withinTheSound_isThatPart(String header, long first, long last) {
        assertThat(ByteRange.asked(header, BYTES)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10000-", "bytes=10000-10001", "bytes=-0", "bytes=999999999999999999-"})
    void range_pastTheEnd_isEmpty(String header) {
        ByteRange range = ByteRange.asked(header, BYTES).orElseThrow();

        assertThat(range.length()).isZero();
        assertThat(range.of(BYTES)).isEqualTo("bytes */10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,5-6", "seconds=1-2", "bytes=x-"})
    void range_thatIsNone_isEverything(String header) {
        assertThat(ByteRange.asked(header, BYTES)).isEmpty();
    }

    @Test
    void range_ofARequestWithoutOne_isEverything() {
        assertThat(ByteRange.asked(null, BYTES)).isEmpty();
        assertThat(ByteRange.whole(BYTES).length()).isEqualTo(BYTES);
    }
}
