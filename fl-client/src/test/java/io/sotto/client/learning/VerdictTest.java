package io.sotto.client.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                # enabled, idle only, power only, paused, faces, rounds, idle,    power,   verdict
                false,     true,      true,       false,  100,   0,      YES,     YES,     OFF
                true,      true,      true,       true,   100,   0,      YES,     YES,     PAUSED
                true,      true,      true,       false,  7,     0,      YES,     YES,     WAITING_FOR_FACES
                true,      true,      true,       false,  8,     0,      YES,     YES,     GO
                true,      true,      true,       false,  100,   3,      YES,     YES,     DONE_FOR_TODAY
                true,      true,      true,       false,  100,   2,      NO,      YES,     WAITING_FOR_IDLE
                true,      true,      true,       false,  100,   2,      UNKNOWN, YES,     WAITING_FOR_IDLE
                true,      true,      true,       false,  100,   2,      YES,     NO,      WAITING_FOR_POWER
                true,      true,      true,       false,  100,   2,      YES,     UNKNOWN, WAITING_FOR_POWER
                true,      false,     false,      false,  100,   2,      NO,      NO,      GO
                """)
    void verdict_ofTermsAndCircumstances(
            boolean enabled,
            boolean onlyWhenIdle,
            boolean onlyOnPower,
            boolean paused,
            int faces,
            int rounds,
            Reading idle,
            Reading power,
            Verdict expected) {
        Terms terms = new Terms(enabled, onlyWhenIdle, onlyOnPower, 3);

        assertThat(Verdict.of(terms, new Circumstances(paused, faces, rounds, idle, power)))
                .isEqualTo(expected);
    }
}
