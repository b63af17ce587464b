package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastShareTest {
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0",
        "0.3, 10, 3",
        "0.34, 3, 1",
        "0.333, 3, 1",
        "0.04, 10, 0",
        "0.06, 10, 1",
        "1, 10, 10",
        "0.5, 1, 0"
    })
    void covers_ofSoMany_areTheLastOnes(double share, int count, int covered) {
        LastShare last = new LastShare(share);

        assertThat(IntStream.rangeClosed(1, count).filter(number -> last.covers(number, count)))
                .containsExactlyElementsOf(IntStream.rangeClosed(count - covered + 1, count)
                        .boxed()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void constructor_outOfRange_isRefused(double share) {
        assertThatThrownBy(() -> new LastShare(share)).hasMessage("share %s: expected 0 to 1".formatted(share));
    }
}
