package io.sotto.client.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdlenessTest {
    private final Idleness idleness = new Idleness();

    @Test
    void quietMachine_isIdleAfterAMinute() {
        assertThat(look(0, 0.1)).isEqualTo(Reading.NO);
        assertThat(look(59, 0.1)).isEqualTo(Reading.NO);
        assertThat(look(60, 0.1)).isEqualTo(Reading.YES);
    }

    @Test
    void work_inBetween_beginsTheMinuteAnew() {
        look(0, 0.1);
        look(30, 0.9);
        assertThat(look(60, 0.1)).isEqualTo(Reading.NO);
        assertThat(look(120, 0.1)).isEqualTo(Reading.YES);
    }

    @Test
    void shortBurst_doesNotEndIdleness_butWorkDoes() {
        look(0, 0);
        look(60, 0);
        assertThat(look(61, 0.9)).isEqualTo(Reading.YES);
        assertThat(look(65, 0.1)).isEqualTo(Reading.YES);
        assertThat(look(66, 0.9)).isEqualTo(Reading.YES);
        assertThat(look(76, 0.9)).isEqualTo(Reading.NO);
    }

    @Test
    void camera_endsIdlenessAtOnce() {
        look(0, 0);
        look(60, 0);
        assertThat(idleness.look(Instant.ofEpochSecond(61), 0, true)).isEqualTo(Reading.NO);
        assertThat(look(62, 0)).isEqualTo(Reading.NO);
    }

    @Test
    void machineThatDoesNotTell_isUnknown() {
        assertThat(look(0, -1)).isEqualTo(Reading.UNKNOWN);
    }

    private Reading look(long second, double load) {
        return idleness.look(Instant.ofEpochSecond(second), load, false);
    }
}
