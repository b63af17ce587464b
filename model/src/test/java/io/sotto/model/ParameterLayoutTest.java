package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.ParameterLayout.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterLayoutTest {
    private static final ParameterLayout LAYOUT = new ParameterLayout.Builder()
            .add("a.weight", Role.WEIGHT, 2, 3)
            .add("a.mean", Role.RUNNING_MEAN, 2)
            .add("a.bias", Role.BIAS, 4)
            .build();

    @Test
    void build_threeTensors_placesThemOneAfterAnother() {
        assertThat(LAYOUT.entries()).extracting(ParameterLayout.Entry::offset).containsExactly(0, 6, 8);
        assertThat(LAYOUT.length()).isEqualTo(12);
        assertThat(LAYOUT.trainedLength()).isEqualTo(10);
    }

    /** The text's hash was computed with Python's hashlib. */
    @Test
    void sha256_twoTensors_isThatOfTheCanonicalText() {
        ParameterLayout layout = new ParameterLayout.Builder()
                .add("a.weight", Role.WEIGHT, 2, 3)
                .add("a.bias", Role.BIAS, 2)
                .build();

        assertThat(layout.sha256().hex()).isEqualTo("d4e93234d49fe95010e2360c594a06374fe43d9c0e100d334aa6c4f84b612537");
    }

    @Test
    void equals_otherShapeRoleNameOrOrder_isDifferent() {
        assertThat(two("a", Role.WEIGHT, 6, "b")).isEqualTo(two("a", Role.WEIGHT, 6, "b"));
        assertThat(two("a", Role.WEIGHT, 6, "b"))
                .isNotEqualTo(two("a", Role.WEIGHT, 3, "b"))
                .isNotEqualTo(two("a", Role.SCALE, 6, "b"))
                .isNotEqualTo(two("b", Role.WEIGHT, 6, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "Upper"})
    void add_nameThatBlursTheText_isRefused(String name) {
        assertThatThrownBy(() -> new ParameterLayout.Builder().add(name, Role.BIAS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a name");
    }

    @Test
    void add_sameNameTwiceOrNoExtent_isRefused() {
        ParameterLayout.Builder builder = new ParameterLayout.Builder().add("a", Role.BIAS, 1);

        assertThatThrownBy(() -> builder.add("a", Role.BIAS, 1)).hasMessageContaining("expected each name once");
        assertThatThrownBy(() -> builder.add("b", Role.BIAS, 0)).hasMessageContaining("extents of 1 or more");
        assertThatThrownBy(() -> builder.add("c", Role.BIAS)).hasMessageContaining("extents of 1 or more");
        assertThatThrownBy(() -> builder.add("d", Role.WEIGHT, 1 << 20, 1 << 20))
                .isInstanceOf(ArithmeticException.class);
    }

    private static ParameterLayout two(String first, Role role, int extent, String second) {
        return new ParameterLayout.Builder()
                .add(first, role, extent)
                .add(second, Role.BIAS, 1)
                .build();
    }
}
