package io.sotto.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceSourceTest {
    @Test
    void read_syntheticWithCount_drawsThatManyAndAQuarterForEachTest() {
        FaceData data = FaceSource.read("synthetic:40");
        assertThat(data.faces(Usage.TRAINING).size()).isEqualTo(40);
        assertThat(data.faces(Usage.PUBLIC_TEST).size()).isEqualTo(10);
        assertThat(data.faces(Usage.PRIVATE_TEST).size()).isEqualTo(10);
        assertThat(data.sha256()).isEqualTo(FaceSource.read("synthetic:40").sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"synthetic:0", "synthetic:1000001"})
    void read_syntheticCountOutOfRange_namesTheRange(String source) {
        assertThatThrownBy(() -> FaceSource.read(source))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(source)
                .hasMessageContaining("1 to 1000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-file.csv", "synthetic:many", "synthetic:"})
    void read_nothingThere_namesIt(String source) {
        assertThat(FaceSource.isSynthetic(source)).isFalse();
        assertThatThrownBy(() -> FaceSource.read(source))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(source);
    }
}
