package io.sotto.client.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private final Mood sad = Mood.of(Emotion.SAD);

    @Test
    void target_match_staysWhereThePersonIs() {
        for (int step = 0; step < 5; step++) {
            assertThat(Policy.MATCH.target(sad, step, 5)).isEqualTo(sad);
        }
    }

    @Test
    void target_lift_goesUpStepByStepAndStaysThere() {
        for (int step = 1; step < 6; step++) {
            assertThat(Policy.LIFT.target(sad, step, 6).valence())
                    .isGreaterThan(Policy.LIFT.target(sad, step - 1, 6).valence());
        }
        assertThat(Policy.LIFT.target(sad, 0, 6)).isEqualTo(sad);
        assertThat(Policy.LIFT.target(sad, 5, 6)).isEqualTo(new Mood(0.8, 0.45));
        assertThat(Policy.LIFT.target(sad, 50, 6)).isEqualTo(new Mood(0.8, 0.45));
    }

    @Test
    void target_personBeyondTheGoal_isNotCalledBack() {
        assertThat(Policy.CALM.target(new Mood(0.9, -0.9), 3, 4)).isEqualTo(new Mood(0.9, -0.9));
        assertThat(Policy.LIFT.target(new Mood(1, 0), 3, 4).valence()).isEqualTo(1);
    }

    @Test
    void target_oneStep_isTheGoalAtOnce() {
        assertThat(Policy.CALM.target(Mood.of(Emotion.ANGRY), 0, 1)).isEqualTo(new Mood(0.4, -0.65));
    }

    @Test
    void target_stepsThatAreNone_areRefused() {
        assertThatThrownBy(() -> Policy.LIFT.target(sad, -1, 3))
                .hasMessage("step -1 of 3: expected 0 or more of 1 or more");
        assertThatThrownBy(() -> Policy.LIFT.target(sad, 0, 0))
                .hasMessage("step 0 of 0: expected 0 or more of 1 or more");
    }
}
